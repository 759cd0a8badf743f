# Each block breaks one shape of the valid graph. '#+' names the shape and the constraints of it that fail.
# Shapes of articles, versions and evidence.

BASE <https://kg.example/id/article/a>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX schema: <https://schema.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

#+ dips:Article nodeKind
DELETE { ?node ?points <> . <> ?p ?o } INSERT { ?node ?points ?blank . ?blank ?p ?o }
WHERE { { SELECT (BNODE() AS ?blank) WHERE {} } <> ?p ?o . ?node ?points <> }

#+ dips:Article-currentVersion minCount
DELETE WHERE { <> dip:currentVersion ?version }

#+ dips:Article-currentVersion maxCount
INSERT DATA { <> dip:currentVersion <a/v/2> .
  <a/v/2> a dip:ArticleVersion ; dip:versionOf <> ; dip:text "Leaders met" ; dip:extractor "by hand" }

#+ dips:Article-currentVersion class
DELETE DATA { <> dip:currentVersion <a/v/1> } ; INSERT DATA { <> dip:currentVersion <a/event/summit> }

#+ dips:Article-title maxCount
INSERT DATA { <> dcterms:title "Another title"@en }

#+ dips:Article-title datatype languageIn
DELETE WHERE { <> dcterms:title ?title } ; INSERT DATA { <> dcterms:title "Leaders meet" }

#+ dips:Article-title languageIn
DELETE WHERE { <> dcterms:title ?title } ; INSERT DATA { <> dcterms:title "Les chefs se rencontrent"@fr }

#+ dips:Article-title minLength
DELETE WHERE { <> dcterms:title ?title } ; INSERT DATA { <> dcterms:title ""@en }

#+ dips:Article-issued maxCount
INSERT DATA { <> dcterms:issued "2025-09-05"^^xsd:date }

#+ dips:Article-issued datatype
DELETE WHERE { <> dcterms:issued ?day } ; INSERT DATA { <> dcterms:issued "2025-02-30"^^xsd:date }

#+ dips:Article-dated minCount
DELETE WHERE { <> dcterms:issued ?day }

#+ dips:Article-url maxCount
INSERT DATA { <> schema:url <https://news.example/b> }

#+ dips:Article-url nodeKind
DELETE WHERE { <> schema:url ?url } ; INSERT DATA { <> schema:url "https://news.example/a" }

#+ dips:Article-identifier maxCount
INSERT DATA { <> dcterms:identifier "a-2" }

#+ dips:Article-identifier datatype
DELETE WHERE { <> dcterms:identifier ?id } ; INSERT DATA { <> dcterms:identifier 1 }

#+ dips:Article-identifier minLength
DELETE WHERE { <> dcterms:identifier ?id } ; INSERT DATA { <> dcterms:identifier "" }

#+ dips:Article-language minCount
DELETE WHERE { <> dcterms:language ?language }

#+ dips:Article-language maxCount
INSERT DATA { <> dcterms:language "fr" }

#+ dips:Article-language datatype
DELETE WHERE { <> dcterms:language ?language } ; INSERT DATA { <> dcterms:language "en"^^xsd:language }

#+ dips:Article-language pattern
DELETE WHERE { <> dcterms:language ?language } ; INSERT DATA { <> dcterms:language "English" }

#+ dips:ArticleVersion nodeKind
INSERT DATA { _:version a dip:ArticleVersion ; dip:versionOf <> ; dip:text "Leaders met" ; dip:extractor "by hand" }

#+ dips:ArticleVersion-versionOf minCount
DELETE WHERE { <a/v/1> dip:versionOf ?article }

#+ dips:ArticleVersion-versionOf maxCount class
INSERT DATA { <a/v/1> dip:versionOf <b> }

#+ dips:ArticleVersion-text minCount
DELETE WHERE { <a/v/1> dip:text ?text }

#+ dips:ArticleVersion-text maxCount
INSERT DATA { <a/v/1> dip:text "Leaders met" }

#+ dips:ArticleVersion-text datatype
DELETE WHERE { <a/v/1> dip:text ?text } ; INSERT DATA { <a/v/1> dip:text "Leaders meet"@en }

#+ dips:ArticleVersion-text minLength
DELETE WHERE { <a/v/1> dip:text ?text } ; INSERT DATA { <a/v/1> dip:text "" }

#+ dips:ArticleVersion-extractor minCount
DELETE WHERE { <a/v/1> dip:extractor ?program }

#+ dips:ArticleVersion-extractor maxCount
INSERT DATA { <a/v/1> dip:extractor "another" }

#+ dips:ArticleVersion-extractor datatype
DELETE WHERE { <a/v/1> dip:extractor ?program } ; INSERT DATA { <a/v/1> dip:extractor <https://kg.example/id/program> }

#+ dips:ArticleVersion-extractor minLength
DELETE WHERE { <a/v/1> dip:extractor ?program } ; INSERT DATA { <a/v/1> dip:extractor "" }

#+ dips:Evidence nodeKind
INSERT DATA { _:words a dip:Evidence ; oa:hasSource <a/v/1> ; oa:start 0 ; oa:end 7 ; oa:exact "Leaders" ; dip:sentence "Leaders meet" }

#+ dips:Evidence-source minCount
DELETE WHERE { <a/v/1#char=0,12> oa:hasSource ?version }

#+ dips:Evidence-source maxCount class
INSERT DATA { <a/v/1#char=0,12> oa:hasSource <> }

#+ dips:Evidence-start minCount
DELETE WHERE { <a/v/1#char=0,12> oa:start ?start }

#+ dips:Evidence-start maxCount
INSERT DATA { <a/v/1#char=0,12> oa:start 1 }

#+ dips:Evidence-start datatype
DELETE WHERE { <a/v/1#char=0,12> oa:start ?start } ; INSERT DATA { <a/v/1#char=0,12> oa:start 0.0 }

#+ dips:Evidence-start minInclusive
DELETE WHERE { <a/v/1#char=0,12> oa:start ?start } ; INSERT DATA { <a/v/1#char=0,12> oa:start -1 }

#+ dips:Evidence-end minCount
DELETE WHERE { <a/v/1#char=0,12> oa:end ?end }

#+ dips:Evidence-end maxCount
INSERT DATA { <a/v/1#char=0,12> oa:end 11 }

#+ dips:Evidence-end datatype
DELETE WHERE { <a/v/1#char=0,12> oa:end ?end } ; INSERT DATA { <a/v/1#char=0,12> oa:end 12.0 }

#+ dips:Evidence-end minInclusive
#+ dips:Evidence-order lessThan
DELETE WHERE { <a/v/1#char=0,12> oa:end ?end } ; INSERT DATA { <a/v/1#char=0,12> oa:end -1 }

#+ dips:Evidence-order lessThan
DELETE WHERE { <a/v/1#char=24,27> oa:end ?end } ; INSERT DATA { <a/v/1#char=24,27> oa:end 24 }

#+ dips:Evidence-exact minCount
DELETE WHERE { <a/v/1#char=0,12> oa:exact ?words }

#+ dips:Evidence-exact maxCount
INSERT DATA { <a/v/1#char=0,12> oa:exact "other words" }

#+ dips:Evidence-exact datatype
DELETE WHERE { <a/v/1#char=0,12> oa:exact ?words } ; INSERT DATA { <a/v/1#char=0,12> oa:exact "Leaders meet"@en }

#+ dips:Evidence-exact minLength
DELETE WHERE { <a/v/1#char=0,12> oa:exact ?words } ; INSERT DATA { <a/v/1#char=0,12> oa:exact "" }

#+ dips:Evidence-prefix maxCount
INSERT DATA { <a/v/1#char=24,27> oa:prefix "other words" }

#+ dips:Evidence-prefix datatype
DELETE WHERE { <a/v/1#char=24,27> oa:prefix ?words } ; INSERT DATA { <a/v/1#char=24,27> oa:prefix "Ada Quill "@en }

#+ dips:Evidence-suffix maxCount
INSERT DATA { <a/v/1#char=24,27> oa:suffix "other words" }

#+ dips:Evidence-suffix datatype
DELETE WHERE { <a/v/1#char=24,27> oa:suffix ?words } ; INSERT DATA { <a/v/1#char=24,27> oa:suffix " Bo Tarn."@en }

#+ dips:Evidence-sentence minCount
DELETE WHERE { <a/v/1#char=0,12> dip:sentence ?sentence }

#+ dips:Evidence-sentence maxCount
INSERT DATA { <a/v/1#char=0,12> dip:sentence "other words" }

#+ dips:Evidence-sentence datatype
DELETE WHERE { <a/v/1#char=0,12> dip:sentence ?sentence } ; INSERT DATA { <a/v/1#char=0,12> dip:sentence "Leaders meet"@en }

#+ dips:Evidence-sentence minLength
DELETE WHERE { <a/v/1#char=0,12> dip:sentence ?sentence } ; INSERT DATA { <a/v/1#char=0,12> dip:sentence "" }
