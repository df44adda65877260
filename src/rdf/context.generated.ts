/** The JSON-LD context of ontology/context.jsonld, generated with it from the ontology. */
import type { ContextDefinition } from 'jsonld'

/** Prefixes and terms; property values are typed as the ontology's ranges say. */
export const CONTEXT = {
  "@version": 1.1,
  "rg": "https://w3id.org/resograph/ontology#",
  "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
  "xsd": "http://www.w3.org/2001/XMLSchema#",
  "dcterms": "http://purl.org/dc/terms/",
  "prov": "http://www.w3.org/ns/prov#",
  "skos": "http://www.w3.org/2004/02/skos/core#",
  "id": "@id",
  "type": "@type",
  "label": "rdfs:label",
  "title": "dcterms:title",
  "date": {
    "@id": "dcterms:date",
    "@type": "xsd:date"
  },
  "language": {
    "@id": "dcterms:language",
    "@type": "xsd:language"
  },
  "source": "dcterms:source",
  "altLabel": "skos:altLabel",
  "subject": {
    "@id": "rdf:subject",
    "@type": "@id"
  },
  "predicate": {
    "@id": "rdf:predicate",
    "@type": "@vocab"
  },
  "object": "rdf:object",
  "wasDerivedFrom": {
    "@id": "prov:wasDerivedFrom",
    "@type": "@id"
  },
  "wasRevisionOf": {
    "@id": "prov:wasRevisionOf",
    "@type": "@id"
  },
  "Agent": "rg:Agent",
  "Alias": "rg:Alias",
  "Annex": "rg:Annex",
  "AnnexParagraph": "rg:AnnexParagraph",
  "Ask": "rg:Ask",
  "Citation": "rg:Citation",
  "Decision": "rg:Decision",
  "Diagnostic": "rg:Diagnostic",
  "Document": "rg:Document",
  "Draft": "rg:Draft",
  "EditorialNote": "rg:EditorialNote",
  "Event": "rg:Event",
  "External": "rg:External",
  "Fact": "rg:Fact",
  "Footnote": "rg:Footnote",
  "Grade": "rg:Grade",
  "Inferred": "rg:Inferred",
  "Instrument": "rg:Instrument",
  "Mandate": "rg:Mandate",
  "MandateEvent": "rg:MandateEvent",
  "MetadataStatement": "rg:MetadataStatement",
  "NamedGraph": "rg:NamedGraph",
  "OperativeParagraph": "rg:OperativeParagraph",
  "Organ": "rg:Organ",
  "Paragraph": "rg:Paragraph",
  "Part": "rg:Part",
  "PlainText": "rg:PlainText",
  "PreambularParagraph": "rg:PreambularParagraph",
  "Report": "rg:Report",
  "Resolution": "rg:Resolution",
  "Resolved": "rg:Resolved",
  "Revision": "rg:Revision",
  "Section": "rg:Section",
  "Stated": "rg:Stated",
  "Statement": "rg:Statement",
  "SubParagraph": "rg:SubParagraph",
  "Treaty": "rg:Treaty",
  "TreatyRegistration": "rg:TreatyRegistration",
  "Work": "rg:Work",
  "acknowledges": {
    "@id": "rg:acknowledges",
    "@type": "@id"
  },
  "actingUnder": {
    "@id": "rg:actingUnder",
    "@type": "@id"
  },
  "action": {
    "@id": "rg:action",
    "@type": "@vocab"
  },
  "actor": {
    "@id": "rg:actor",
    "@type": "@id"
  },
  "addressee": {
    "@id": "rg:addressee",
    "@type": "@id"
  },
  "admits": {
    "@id": "rg:admits",
    "@type": "@id"
  },
  "adoptedBy": {
    "@id": "rg:adoptedBy",
    "@type": "@id"
  },
  "adoptedIn": {
    "@id": "rg:adoptedIn",
    "@type": "@id"
  },
  "adoptedOn": {
    "@id": "rg:adoptedOn",
    "@type": "xsd:date"
  },
  "adopts": {
    "@id": "rg:adopts",
    "@type": "@id"
  },
  "advises": {
    "@id": "rg:advises",
    "@type": "@id"
  },
  "affirms": {
    "@id": "rg:affirms",
    "@type": "@id"
  },
  "agendaItem": "rg:agendaItem",
  "agrees": {
    "@id": "rg:agrees",
    "@type": "@id"
  },
  "aknWork": "rg:aknWork",
  "alarmed": {
    "@id": "rg:alarmed",
    "@type": "@id"
  },
  "alias": "rg:alias",
  "amends": {
    "@id": "rg:amends",
    "@type": "@id"
  },
  "anchoredIn": {
    "@id": "rg:anchoredIn",
    "@type": "@id"
  },
  "appealsTo": {
    "@id": "rg:appealsTo",
    "@type": "@id"
  },
  "appoints": {
    "@id": "rg:appoints",
    "@type": "@id"
  },
  "appreciates": {
    "@id": "rg:appreciates",
    "@type": "@id"
  },
  "appropriates": {
    "@id": "rg:appropriates",
    "@type": "@id"
  },
  "approves": {
    "@id": "rg:approves",
    "@type": "@id"
  },
  "asks": {
    "@id": "rg:asks",
    "@type": "@id"
  },
  "authorizes": {
    "@id": "rg:authorizes",
    "@type": "@id"
  },
  "awareOf": {
    "@id": "rg:awareOf",
    "@type": "@id"
  },
  "bearsInMind": {
    "@id": "rg:bearsInMind",
    "@type": "@id"
  },
  "callsFor": {
    "@id": "rg:callsFor",
    "@type": "@id"
  },
  "callsUpon": {
    "@id": "rg:callsUpon",
    "@type": "@id"
  },
  "change": "rg:change",
  "cites": {
    "@id": "rg:cites",
    "@type": "@id"
  },
  "code": "rg:code",
  "commends": {
    "@id": "rg:commends",
    "@type": "@id"
  },
  "committeeReport": "rg:committeeReport",
  "concerned": {
    "@id": "rg:concerned",
    "@type": "@id"
  },
  "condemns": {
    "@id": "rg:condemns",
    "@type": "@id"
  },
  "congratulates": {
    "@id": "rg:congratulates",
    "@type": "@id"
  },
  "consciousOf": {
    "@id": "rg:consciousOf",
    "@type": "@id"
  },
  "considers": {
    "@id": "rg:considers",
    "@type": "@id"
  },
  "containedIn": {
    "@id": "rg:containedIn",
    "@type": "@id"
  },
  "convenes": {
    "@id": "rg:convenes",
    "@type": "@id"
  },
  "convinced": {
    "@id": "rg:convinced",
    "@type": "@id"
  },
  "coordinates": {
    "@id": "rg:coordinates",
    "@type": "@id"
  },
  "deadline": "rg:deadline",
  "deadlineDate": {
    "@id": "rg:deadlineDate",
    "@type": "xsd:date"
  },
  "deadlineSession": "rg:deadlineSession",
  "decides": {
    "@id": "rg:decides",
    "@type": "@id"
  },
  "declares": {
    "@id": "rg:declares",
    "@type": "@id"
  },
  "demands": {
    "@id": "rg:demands",
    "@type": "@id"
  },
  "deplores": {
    "@id": "rg:deplores",
    "@type": "@id"
  },
  "designates": {
    "@id": "rg:designates",
    "@type": "@id"
  },
  "desiring": {
    "@id": "rg:desiring",
    "@type": "@id"
  },
  "determined": {
    "@id": "rg:determined",
    "@type": "@id"
  },
  "determines": {
    "@id": "rg:determines",
    "@type": "@id"
  },
  "directs": {
    "@id": "rg:directs",
    "@type": "@id"
  },
  "distributedOn": {
    "@id": "rg:distributedOn",
    "@type": "xsd:date"
  },
  "draftOf": {
    "@id": "rg:draftOf",
    "@type": "@id"
  },
  "drawsAttention": {
    "@id": "rg:drawsAttention",
    "@type": "@id"
  },
  "elects": {
    "@id": "rg:elects",
    "@type": "@id"
  },
  "emphasizes": {
    "@id": "rg:emphasizes",
    "@type": "@id"
  },
  "encouraged": {
    "@id": "rg:encouraged",
    "@type": "@id"
  },
  "encourages": {
    "@id": "rg:encourages",
    "@type": "@id"
  },
  "end": {
    "@id": "rg:end",
    "@type": "xsd:integer"
  },
  "endorses": {
    "@id": "rg:endorses",
    "@type": "@id"
  },
  "entersIntoForceOn": {
    "@id": "rg:entersIntoForceOn",
    "@type": "xsd:date"
  },
  "entrusts": {
    "@id": "rg:entrusts",
    "@type": "@id"
  },
  "establishes": {
    "@id": "rg:establishes",
    "@type": "@id"
  },
  "exhorts": {
    "@id": "rg:exhorts",
    "@type": "@id"
  },
  "expresses": {
    "@id": "rg:expresses",
    "@type": "@id"
  },
  "expressesAppreciation": {
    "@id": "rg:expressesAppreciation",
    "@type": "@id"
  },
  "expressesConcern": {
    "@id": "rg:expressesConcern",
    "@type": "@id"
  },
  "expressesCondemnation": {
    "@id": "rg:expressesCondemnation",
    "@type": "@id"
  },
  "expressesSupport": {
    "@id": "rg:expressesSupport",
    "@type": "@id"
  },
  "extends": {
    "@id": "rg:extends",
    "@type": "@id"
  },
  "follows": {
    "@id": "rg:follows",
    "@type": "@id"
  },
  "force": "rg:force",
  "grade": {
    "@id": "rg:grade",
    "@type": "@vocab"
  },
  "guidedBy": {
    "@id": "rg:guidedBy",
    "@type": "@id"
  },
  "havingConsidered": {
    "@id": "rg:havingConsidered",
    "@type": "@id"
  },
  "highlights": {
    "@id": "rg:highlights",
    "@type": "@id"
  },
  "implements": {
    "@id": "rg:implements",
    "@type": "@id"
  },
  "inParagraph": {
    "@id": "rg:inParagraph",
    "@type": "@id"
  },
  "invites": {
    "@id": "rg:invites",
    "@type": "@id"
  },
  "kind": "rg:kind",
  "launches": {
    "@id": "rg:launches",
    "@type": "@id"
  },
  "looksForward": {
    "@id": "rg:looksForward",
    "@type": "@id"
  },
  "manages": {
    "@id": "rg:manages",
    "@type": "@id"
  },
  "mandate": {
    "@id": "rg:mandate",
    "@type": "@id"
  },
  "marker": "rg:marker",
  "means": "rg:means",
  "meeting": "rg:meeting",
  "mention": "rg:mention",
  "mentions": {
    "@id": "rg:mentions",
    "@type": "@id"
  },
  "mindfulOf": {
    "@id": "rg:mindfulOf",
    "@type": "@id"
  },
  "names": {
    "@id": "rg:names",
    "@type": "@id"
  },
  "newer": {
    "@id": "rg:newer",
    "@type": "@id"
  },
  "noteKind": "rg:noteKind",
  "notes": {
    "@id": "rg:notes",
    "@type": "@id"
  },
  "notesWithAppreciation": {
    "@id": "rg:notesWithAppreciation",
    "@type": "@id"
  },
  "notesWithConcern": {
    "@id": "rg:notesWithConcern",
    "@type": "@id"
  },
  "notesWithInterest": {
    "@id": "rg:notesWithInterest",
    "@type": "@id"
  },
  "notesWithSatisfaction": {
    "@id": "rg:notesWithSatisfaction",
    "@type": "@id"
  },
  "number": {
    "@id": "rg:number",
    "@type": "xsd:integer"
  },
  "older": {
    "@id": "rg:older",
    "@type": "@id"
  },
  "openingPhrase": "rg:openingPhrase",
  "order": {
    "@id": "rg:order",
    "@type": "xsd:integer"
  },
  "organ": {
    "@id": "rg:organ",
    "@type": "@id"
  },
  "parentOrgan": {
    "@id": "rg:parentOrgan",
    "@type": "@id"
  },
  "part": "rg:part",
  "partOf": {
    "@id": "rg:partOf",
    "@type": "@id"
  },
  "partnersWith": {
    "@id": "rg:partnersWith",
    "@type": "@id"
  },
  "path": "rg:path",
  "paysTribute": {
    "@id": "rg:paysTribute",
    "@type": "@id"
  },
  "places": {
    "@id": "rg:places",
    "@type": "@id"
  },
  "plainText": {
    "@id": "rg:plainText",
    "@type": "@id"
  },
  "printedLabel": "rg:printedLabel",
  "proclaims": {
    "@id": "rg:proclaims",
    "@type": "@id"
  },
  "promotes": {
    "@id": "rg:promotes",
    "@type": "@id"
  },
  "protocolTo": {
    "@id": "rg:protocolTo",
    "@type": "@id"
  },
  "pursuantTo": {
    "@id": "rg:pursuantTo",
    "@type": "@id"
  },
  "quote": "rg:quote",
  "reaffirms": {
    "@id": "rg:reaffirms",
    "@type": "@id"
  },
  "realizes": {
    "@id": "rg:realizes",
    "@type": "@id"
  },
  "recalls": {
    "@id": "rg:recalls",
    "@type": "@id"
  },
  "recognizes": {
    "@id": "rg:recognizes",
    "@type": "@id"
  },
  "recommends": {
    "@id": "rg:recommends",
    "@type": "@id"
  },
  "recommits": {
    "@id": "rg:recommits",
    "@type": "@id"
  },
  "recurrence": "rg:recurrence",
  "refersTo": {
    "@id": "rg:refersTo",
    "@type": "@id"
  },
  "registration": {
    "@id": "rg:registration",
    "@type": "@id"
  },
  "regrets": {
    "@id": "rg:regrets",
    "@type": "@id"
  },
  "reiterates": {
    "@id": "rg:reiterates",
    "@type": "@id"
  },
  "reiteratesAppeal": {
    "@id": "rg:reiteratesAppeal",
    "@type": "@id"
  },
  "reiteratesCall": {
    "@id": "rg:reiteratesCall",
    "@type": "@id"
  },
  "reiteratesDemand": {
    "@id": "rg:reiteratesDemand",
    "@type": "@id"
  },
  "reiteratesEncouragement": {
    "@id": "rg:reiteratesEncouragement",
    "@type": "@id"
  },
  "reiteratesInvitation": {
    "@id": "rg:reiteratesInvitation",
    "@type": "@id"
  },
  "reiteratesRequest": {
    "@id": "rg:reiteratesRequest",
    "@type": "@id"
  },
  "rejects": {
    "@id": "rg:rejects",
    "@type": "@id"
  },
  "relation": {
    "@id": "rg:relation",
    "@type": "@vocab"
  },
  "remains": {
    "@id": "rg:remains",
    "@type": "@id"
  },
  "reminds": {
    "@id": "rg:reminds",
    "@type": "@id"
  },
  "renews": {
    "@id": "rg:renews",
    "@type": "@id"
  },
  "requests": {
    "@id": "rg:requests",
    "@type": "@id"
  },
  "requires": {
    "@id": "rg:requires",
    "@type": "@id"
  },
  "resolves": {
    "@id": "rg:resolves",
    "@type": "@id"
  },
  "resolvesTo": "rg:resolvesTo",
  "rule": "rg:rule",
  "session": "rg:session",
  "sha256": "rg:sha256",
  "shares": {
    "@id": "rg:shares",
    "@type": "@id"
  },
  "similarity": {
    "@id": "rg:similarity",
    "@type": "xsd:decimal"
  },
  "start": {
    "@id": "rg:start",
    "@type": "xsd:integer"
  },
  "states": {
    "@id": "rg:states",
    "@type": "@id"
  },
  "status": "rg:status",
  "strength": {
    "@id": "rg:strength",
    "@type": "xsd:integer"
  },
  "stresses": {
    "@id": "rg:stresses",
    "@type": "@id"
  },
  "supplements": {
    "@id": "rg:supplements",
    "@type": "@id"
  },
  "supports": {
    "@id": "rg:supports",
    "@type": "@id"
  },
  "symbol": "rg:symbol",
  "takesAction": {
    "@id": "rg:takesAction",
    "@type": "@id"
  },
  "takesIntoAccount": {
    "@id": "rg:takesIntoAccount",
    "@type": "@id"
  },
  "target": {
    "@id": "rg:target",
    "@type": "@id"
  },
  "targetParagraph": {
    "@id": "rg:targetParagraph",
    "@type": "@id"
  },
  "terminates": {
    "@id": "rg:terminates",
    "@type": "@id"
  },
  "text": "rg:text",
  "thanks": {
    "@id": "rg:thanks",
    "@type": "@id"
  },
  "transmits": {
    "@id": "rg:transmits",
    "@type": "@id"
  },
  "troubled": {
    "@id": "rg:troubled",
    "@type": "@id"
  },
  "underlines": {
    "@id": "rg:underlines",
    "@type": "@id"
  },
  "urges": {
    "@id": "rg:urges",
    "@type": "@id"
  },
  "verb": {
    "@id": "rg:verb",
    "@type": "@vocab"
  },
  "viaFootnote": {
    "@id": "rg:viaFootnote",
    "@type": "@id"
  },
  "volume": {
    "@id": "rg:volume",
    "@type": "xsd:integer"
  },
  "warns": {
    "@id": "rg:warns",
    "@type": "@id"
  },
  "welcomes": {
    "@id": "rg:welcomes",
    "@type": "@id"
  }
} as unknown as ContextDefinition
