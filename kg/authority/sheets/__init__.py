"""Turns the tables of facts into the Turtle files of ``ontology/authority/``; run by developers only."""
