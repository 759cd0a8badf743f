"""The files are what the builder makes of the tables."""

import pytest

from kg.authority.build import build, main
from kg.errors import InputError
from kg.resources import folder

TABLES = {
    "countries": "name_en,official_name,iso2,iso3,m49,wikidata,geonames,geonames_agree,dbpedia,capital,"
    "capital_geonames,capital_wikidata,demonym_adj,demonym_noun,other_names,status,region,rigour_code,"
    "wikidata_sources,n_sources,sources\n"
    "Zubrowka,Republic of Zubrowka,ZB,ZBR,,Q901,77,yes,,Lutz,78,Q902,Zubrowkan,,ZB|ZBR|Island|Zubrovka,"
    "independent,Europe,zb,a|b,2,a|b|c\n",
    "organisations": "name_en,abbreviations,aliases,kind,family,seat,seat_geonames,wikidata,ror,isni,grid,"
    "viaf,dbpedia,description,n_sources,sources\n"
    "League of Zigzags,LOZ,Liga de los Zigzags|Zigzag League,international organisation,,,,Q903,,,,,,,1,a\n"
    "Zigzag Fisheries Board,ZFB,,international organisation,,,,Q904,,,,,,,1,a\n",
    "cities": "name_en,country_iso2,kind,geonames,wikidata,lat,lon,population,alternate_names,"
    "wikidata_sources,n_sources,sources\n"
    "Lutz,ZB,capital,78,Q902,,,1,lutz|Loutz|Luts|Zubrowka,a|b,2,a|b\n"
    "Nebelsbad,ZB,venue,79,,,,1,,,0,c\n",
    "offices": "label_en,other_labels,country_iso2,organisation,role,wikidata,enwiki_title,since,abolished,"
    "tenures_here,n_sources,sources\n"
    "President of Zubrowka,,ZB,,head of state,Q905,,,,1,2,a|b\n",
    "people": "name_en,aliases,gender,born,country_iso2,description,wikidata,viaf,dbpedia,enwiki_title,"
    "last_as_of,lookalikes,n_sources,sources\n"
    "Dr. Agatha Fine,Fine|Sheikh Agatha Fine-Roe|Gustave Hand,female,,ZB,,Q906,,,Agatha Fine (baker),,"
    '"Q907 (a, born 1901)",2,a/x:f.csv|b\n'
    "Gustave Hand,,male,,ZB,,Q908,,,,,,1,every-politician-scrapers/zubrowka:x.csv\n",
    "tenures": "person_wikidata,person_name,office_wikidata,office_wikidata_inferred,office_label,"
    "title_in_source,role,country_iso2,organisation,start,end,end_latest,as_of,date_conflict,n_sources,sources\n"
    "Q906,Agatha Fine,Q905,,President of Zubrowka,President,head of state,ZB,,"
    "1932-05,1935,,1936-01-01,,2,a|b\n"
    "Q908,Gustave Hand,Q905,yes,President of Zubrowka,President of the Federal Council,head of state,ZB,,"
    "1931,,1932-05-01,1931-06-01,,1,a\n",
    "sources": "key,where,licence,how_used,how_made,harvested,what\na,A table,CC0,read,curated,1932,names\n",
}


@pytest.fixture
def tables(tmp_path):
    for name, text in TABLES.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def test_two_sources_give_same_as_and_one_gives_close_match(tables):
    texts = build(tables)
    assert "owl:sameAs wd:Q901, <https://sws.geonames.org/77/>" in texts["countries.ttl"]
    assert "skos:closeMatch wd:Q903 ;" in texts["organisations.ttl"]
    assert "owl:sameAs" not in texts["organisations.ttl"]


def test_codes_words_and_foreign_or_unknown_bodies_do_not_become_names(tables):
    texts = build(tables)
    assert 'skos:altLabel "Republic of Zubrowka"@en, "Zubrovka"@en ;' in texts["countries.ttl"]
    assert 'skos:altLabel "Zigzag League"@en ;' in texts["organisations.ttl"]
    assert "Fisheries" not in texts["organisations.ttl"]


def test_a_city_takes_other_spellings_but_not_the_name_of_its_country(tables):
    places = build(tables)["places.ttl"]
    assert 'rdfs:label "Lutz"@en ;\n    skos:altLabel "Loutz"@en ;' in places
    assert "place:x-" in places
    assert "owl:sameAs <https://sws.geonames.org/79/>" in places


def test_a_persons_names_are_full_without_titles_and_nobody_elses(tables):
    people = build(tables)["people.ttl"]
    assert 'rdfs:label "Agatha Fine"@en ;\n    skos:altLabel "Agatha Fine-Roe"@en ;' in people
    assert "owl:differentFrom wd:Q907 ;" in people
    assert 'dcterms:source "every-politician-scrapers" .' in people


def test_a_tenure_leaves_to_its_office_what_is_the_same_and_keeps_the_exactness_of_dates(tables):
    tenures = build(tables)["tenures.ttl"]
    first, second = tenures.split("tenure:wd-Q908-1 ")
    assert '"1932-05"^^xsd:gYearMonth' in first
    assert '"1935"^^xsd:gYear' in first
    assert "dip:officeRole" not in first
    assert 'dip:officeRole "president of the federal council"' in second
    assert "dip:office office:" not in second


def test_the_same_tables_give_the_same_bytes_in_any_order_of_rows(tables):
    before = build(tables)
    for name in ("people", "tenures", "cities", "organisations"):
        head, *rows = (tables / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        (tables / f"{name}.csv").write_text("\n".join([head, *reversed(rows)]) + "\n", encoding="utf-8")
    assert build(tables) == before


def test_a_missing_table_is_named(tables):
    (tables / "people.csv").unlink()
    with pytest.raises(InputError, match=r"people\.csv"):
        build(tables)


def test_it_writes_where_it_is_told_and_explains_itself(tables, tmp_path, capsys):
    target = tmp_path / "written"
    target.mkdir()
    assert main([str(tables), str(target)]) == 0
    assert (target / "people.ttl").read_text(encoding="utf-8") == build(tables)["people.ttl"]
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err


def test_the_shipped_files_are_what_the_tables_give(shared):
    home = folder("ontology") / "authority"
    for name, text in build(shared / "authority-sources").items():
        assert (home / name).read_text(encoding="utf-8") == text, name
