"""Who a request comes from: an address, or the network that one client has of IPv6."""

import pytest

from kg.config import load_settings
from kg.errors import UsageError
from kg.serve.revisions import client_of


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:DB8:1:2::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("testclient", "testclient"),
    ],
)
def test_a_client_is_an_address_or_a_network_of_its_own(address, client):
    assert client_of({"client": (address, 1)}) == client
    assert client_of({"client": None}) == ""


@pytest.mark.parametrize("proxies", ["127.0.0.1", "10.0.0.0/8, ::1", ""])
def test_proxies_are_addresses_or_networks(proxies):
    assert load_settings(proxies=proxies).proxies == proxies


@pytest.mark.parametrize("proxies", ["*", "proxy.example", "10.0.0.1/8", "127.0.0.1;::1"])
def test_what_is_none_is_no_proxy(proxies):
    with pytest.raises(UsageError, match="proxies"):
        load_settings(proxies=proxies)
