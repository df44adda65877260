"""From a resolution to what it cites, by following links alone, with rdflib. Argument: the base of the server."""
import json
import sys

from rdflib import Graph, Namespace, URIRef

base = sys.argv[1]
rg = Namespace("https://w3id.org/resograph/ontology#")
resolution = URIRef(base + "id/A/RES/64/293")
graph = Graph()
graph.parse(resolution)
treaty = next(cited for cited in graph.objects(resolution, rg.cites) if "/treaty/" in cited)
further = Graph()
further.parse(treaty)
formats = {name: len(Graph().parse(base + "doc/treaty/untoc" + ending, format=name))
           for name, ending in [("turtle", ".ttl"), ("xml", ".rdf"), ("nt", ".nt"), ("json-ld", ".jsonld")]}
print(json.dumps({"treaty": treaty, "citing": sorted(further.subjects(rg.cites, treaty)), "formats": formats}))
