"""Writes facts as RDF: the article's own graph, the descriptions of shared entities, the release graphs."""
