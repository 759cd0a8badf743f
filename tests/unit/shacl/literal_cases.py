"""Literals that are in the lexical space of their datatype by XSD 1.1, and such as are not; and how they compare."""

from kg.rdf.terms import iri

# datatype: (forms that it has, forms that it has not), parted by white space; those with white space are below
FORMS = {
    "integer": (
        "5 -5 +5 0005 -0 123456789012345678901234567890",
        "5. 5.0 1e3 １２ ٣ 1_000 −5 0x1F + --5 5- INF",
    ),
    "byte": ("127 -128 +127 0000000000000000000000127 -0", "128 -129 1_0 1.0 10000000000000000000000"),
    "short": ("32767 -32768", "32768 -32769"),
    "int": ("2147483647 -2147483648", "2147483648 -2147483649"),
    "long": ("9223372036854775807 -9223372036854775808", "9223372036854775808 -9223372036854775809"),
    "unsignedByte": ("255 -0 +5", "256 -1"),
    "unsignedShort": ("65535 -0", "65536 -1"),
    "unsignedInt": ("4294967295", "4294967296 -1"),
    "unsignedLong": ("18446744073709551615", "18446744073709551616 -1"),
    "positiveInteger": ("1 +1 99999999999999999999999", "0 -0 -1"),
    "nonNegativeInteger": ("0 -0 1", "-1 -99999999999999999999999"),
    "nonPositiveInteger": ("0 -0 +0 -1", "1"),
    "negativeInteger": ("-1", "0 -0 1"),
    "decimal": (
        "1 1. 1.0 .5 -.5 +.5 -0.0 1234567890123456789.1234567890123456789",
        ". 1e3 1.0e3 INF NaN １.５ 1,5 1_0.0",
    ),
    "double": (
        "1 1. 1.0 .5 1.e5 1e3 1E+3 1e-3 1e400 -0 INF +INF -INF NaN",
        "inf Infinity nan NAN -NaN +NaN 1e e3 １e3 .e5 0x1p3 1_0 1d 1f 1e1.5 1,0",
    ),
    "float": ("1 1e39 1e-400 INF +INF NaN", "inf infinity nan 1_0"),
    "boolean": ("true false 1 0", "TRUE True yes no T 00 +1 １"),
    "dateTime": (
        "2020-01-01T00:00:00 2020-01-01T00:00:00Z 2020-01-01T23:59:59.999+14:00 2020-01-01T00:00:00-14:00 "
        "2020-01-01T24:00:00 2020-12-31T24:00:00.000Z 0000-01-01T00:00:00 -0001-12-31T00:00:00 -0000-01-01T00:00:00 "
        "12020-01-01T00:00:00 999999999999-01-01T00:00:00 2020-02-29T00:00:00 2000-02-29T00:00:00 "
        "0000-02-29T00:00:00 -0004-02-29T00:00:00 2020-01-01T00:00:00.1234567890123456789 2020-01-01T00:00:00-00:00",
        "2020-01-01T24:00:01 2020-01-01T24:00:00.1 2020-01-01T25:00:00 2020-01-01T00:60:00 2020-01-01T00:00:60 "
        "2020-01-01T00:00:00. 2020-01-01T00:00:00,5 2020-01-01T00:00 2020-01-01 2020-01-01T00:00:00+14:01 "
        "2020-01-01T00:00:00+13:60 2020-01-01T00:00:00+0100 2020-01-01T00:00:00+01 2020-01-01T00:00:00z "
        "2020-01-01t00:00:00 012020-01-01T00:00:00 +2020-01-01T00:00:00 220-01-01T00:00:00 2020-1-1T00:00:00 "
        "2021-02-29T00:00:00 1900-02-29T00:00:00 2020-04-31T00:00:00 2020-13-01T00:00:00 2020-00-01T00:00:00 "
        "2020-01-00T00:00:00 20200101T000000 2020-W01-1T00:00:00 2020-001T00:00:00 ２０２０-01-01T00:00:00",
    ),
    "dateTimeStamp": (
        "2020-01-01T00:00:00Z 2020-01-01T24:00:00+01:00",
        "2020-01-01T00:00:00 2020-01-01T00:00:00+15:00 2020-01-01Z 2021-02-29T00:00:00Z",
    ),
    "date": (
        "2020-01-01 2020-01-01Z 2020-01-01+14:00 2020-01-01-14:00 2020-02-29 -0001-01-01 0000-01-01 -0000-01-01 "
        "12020-01-01 1000000000000-01-01 0000-02-29 -0004-02-29",
        "2020-01-01+14:01 2020-02-30 2021-02-29 -0001-02-29 012020-01-01 +2020-01-01 2020-1-1 20200101 2020-W01-1 "
        "2020-001 2020 2020-01 2020-01-01T00:00:00 01-01-2020 2020/01/01 ２０２０-01-01 2020-01-01z 2020-01-01-0100",
    ),
    "time": (
        "00:00:00 24:00:00 24:00:00.000Z 23:59:59.9 12:00:00Z 12:00:00+14:00 12:00:00-00:30",
        "24:00:01 25:00:00 12:60:00 23:59:60 12:00 120000 1:00:00 12:00:00. 12:00:00+14:01 12:00:00z T12:00:00",
    ),
    "gYear": (
        "2020 2020Z 2020+14:00 -2020-05:00 -0001 0000 12020",
        "20 020 012020 +2020 2020-01 2020+14:01 ２０２０",
    ),
    "gYearMonth": (
        "2020-01 2020-12Z -0001-01 0000-12 12020-01+14:00",
        "2020-13 2020-00 2020-1 2020 2020-01-01 202001",
    ),
    "gMonth": ("--01 --12 --01Z --01-05:00", "--13 --00 --1 --01-- 01 -01"),
    "gDay": ("---01 ---31 ---01Z ---30-14:00", "---32 ---00 ---1 01 --01"),
    "gMonthDay": ("--02-29 --12-31 --01-01Z", "--02-30 --04-31 --13-01 --00-01 --01-00 --01-32 --1-1 01-01"),
    "duration": (
        "P1Y P1M P1D PT1H PT1M PT1S PT1.5S PT.5S PT1.S -P1Y P0D PT0S P1Y2M3DT4H5M6.7S P99999999999999999999Y",
        "P PT P1YT P1DT +P1Y P-1Y P1W P1H PT1D 1Y P1.5Y PT1.5H P1D2M p1y P１D PT1H1H -PT",
    ),
    "dayTimeDuration": ("P1D PT1H -P1DT1H PT1.5S P0D", "P1Y P1M P1M1D P PT P1DT"),
    "yearMonthDuration": ("P1Y P1M -P1Y1M P0M", "P1D PT1H P P1Y1D P1YT1H P1YT"),
    "hexBinary": ("0a 0A FFff", "0 0G 0x00 ００ 0A0"),
    "base64Binary": (
        "YQ== YWI= YWJj YWJjZA== +/+/",
        "YQ YQ= a=== YR== YWJ= YWJ* YQ==YQ== ==== _-_- YWJjZA Ｙ１==",
    ),
    "anyURI": ("http://a a % %zz http://[ :: é <> http://a#b#c", ""),
    "language": (
        "en en-US zh-Hans x-klingon a EN-x",
        "toolonglanguage 12 en_US en- -en e1 en-123456789 ｅｎ",
    ),
    "string": ("a é １", ""),
    "normalizedString": ("a", ""),
    "token": ("a", ""),
    "NMTOKEN": ("a 1 - : é a.b", "a/b a,b"),
    "Name": ("a :a _a a:b é a-1", "1a -a .a a/b"),
    "NCName": ("a _ é a-1 a.b", "a:b :a 1a -a"),
}
SPACED = {  # what these hold is parted by nothing: white space is never taken away before it is looked at
    "integer": ((), (" 5", "5 ", "5\n", "", "- 5", "\u00a05")),
    "decimal": ((), (" 1.5", "")),
    "double": ((), (" 1", "1\t", "")),
    "boolean": ((), (" true", "true ", "")),
    "dateTime": ((), (" 2020-01-01T00:00:00", "2020-01-01T00:00:00\n", "2020-01-01 00:00:00", "")),
    "date": ((), (" 2020-01-01", "2020-01-01 ", "")),
    "gYear": ((), (" 2020", "")),
    "duration": ((), (" P1Y", "")),
    "hexBinary": (("",), (" 0A", "0A 0B")),
    "base64Binary": (
        ("", "Y Q = =", "Y Q==", "YQ= =", "YWJj YWJj"),
        (" ", " YWJj", "YWJj ", "YWJj  YWJj", "YWJj\nYWJj"),
    ),
    "anyURI": (("", "http://a b", " a"), ()),
    "language": ((), ("", " en", "en US")),
    "string": (("", " a\n\tb "), ()),
    "normalizedString": (("", " a  b "), ("a\nb", "a\tb", "a\rb")),
    "token": (("", "a b"), ("a  b", " a", "a ", "a\nb", "a\tb")),
    "NMTOKEN": ((), ("", "a b")),
    "Name": ((), ("", "a b")),
    "NCName": ((), ("", "a b")),
}
OTHERS = {  # any form is one of a datatype that is not known, or that is what it is only where it stands
    iri("rdf:XMLLiteral"): (
        ("", "x", "<a/>", "<a>b</a> &amp; <c/>", "<a xmlns:p='urn:p' p:q='1'/>"),
        (
            "<a>",
            "a&b",
            "<a></b>",
            "</x><x>",
            "<p:a/>",
            "<?xml version='1.0'?><a/>",
            "<!DOCTYPE a><a/>",
            "\x01",
        ),
    ),
    iri("rdf:HTML"): (("", "<p", "a & b", "<a><b></a>"), ()),
    iri("xsd:QName"): (("a:b", "a:b:c", ""), ()),
    iri("xsd:IDREF"): (("a", "1"), ()),
    "http://www.opengis.net/ont/geosparql#wktLiteral": (("POINT(1 2)", "x"), ()),
    "urn:unknown": (("", "anything"), ()),
}


def forms():
    """Give each case: the form, the datatype, whether it is one."""
    for name, pair in FORMS.items():
        for good, texts in zip((True, False), pair, strict=True):
            yield from ((text, iri(f"xsd:{name}"), good) for text in texts.split())
    spaced = {iri(f"xsd:{name}"): pair for name, pair in SPACED.items()}
    for datatype, pair in (spaced | OTHERS).items():
        for good, texts in zip((True, False), pair, strict=True):
            yield from ((text, datatype, good) for text in texts)
