"""A SELECT, an ASK and a CONSTRUCT with SPARQLWrapper. Argument: the base of the server. Prints one line of JSON."""
import json
import sys

from SPARQLWrapper import JSON, SPARQLWrapper, TURTLE

endpoint = SPARQLWrapper(sys.argv[1] + "sparql")
rg = "PREFIX rg: <https://w3id.org/resograph/ontology#> "


def ask(query, form, method="GET"):
    endpoint.setQuery(rg + query)
    endpoint.setReturnFormat(form)
    endpoint.setMethod(method)
    return endpoint.query().convert()


rows = ask("SELECT ?t { ?t a rg:Treaty }", JSON)["results"]["bindings"]
yes = ask("ASK { ?t a rg:Treaty }", JSON, "POST")["boolean"]
graph = ask("CONSTRUCT WHERE { ?d rg:cites ?t }", TURTLE).decode()
print(json.dumps({"treaties": [row["t"]["value"] for row in rows], "ask": yes, "turtle": "rg:cites" in graph}))
