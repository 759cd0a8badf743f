"""What the package offers by name is there, sorted, and costs nothing before it is used."""

import importlib
import pkgutil
import subprocess
import sys

import pytest

import kg

PACKAGES = sorted(module.name for module in pkgutil.walk_packages(kg.__path__, "kg.") if module.ispkg)


def test_the_public_names_are_sorted():
    assert list(kg.__all__) == sorted(kg.__all__)


@pytest.mark.parametrize("name", kg.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name):
    value = getattr(kg, name)
    assert isinstance(value, str) or value.__doc__


def test_every_name_with_a_home_is_public():
    assert set(kg._HOMES) <= set(kg.__all__)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="Nonsense"):
        _ = kg.Nonsense


@pytest.mark.parametrize("name", PACKAGES)
def test_what_a_package_exports_is_there(name):
    module = importlib.import_module(name)
    exported = getattr(module, "__all__", [])
    assert [each for each in exported if not hasattr(module, each)] == []


def test_importing_the_package_loads_nothing_heavy():
    script = "import sys, kg; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert not {"spacy", "rdflib", "pyoxigraph", "pydantic", "fastapi", "typer"} & set(loaded.stdout.split())
