"""Which of the laptop's addresses phones can reach: real adapters first, the best on top."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import ifaddr

LOOPBACK = "127.0.0.1"
ANYWHERE = "0.0.0.0"  # to listen on all of them

# Adapters that no phone in the room is on. Names as Windows, macOS and Linux give them.
UNREAL = re.compile(
    r"loopback|^lo\d*$|docker|^br-|^veth|virbr|virtual|vmware|vmnet|vbox|hyper-v|vethernet|wsl|"
    r"^tun|^tap|^utun|^wg|wireguard|vpn|tailscale|zerotier|radmin|hamachi|ppp|bluetooth|"
    r"^awdl|^llw|^anpi|^bridge\d|npcap|pseudo|teredo|isatap|podman|cni|flannel|calico",
    re.IGNORECASE,
)
WIRELESS = re.compile(r"wi-?fi|wlan|^wl|wireless|airport|802\.11", re.IGNORECASE)
TUNNEL = re.compile(
    r"^tun|^tap|^utun|^wg|wireguard|vpn|tailscale|zerotier|hamachi|^ppp", re.IGNORECASE
)
HOTSPOT = "192.168.137."  # what Windows gives out when it shares its own network


@dataclass(frozen=True, slots=True)
class Address:
    """An IPv4 address of this computer, with why it stands where it stands."""

    ip: str
    adapter: str
    default: bool  # the system's own way out goes through it
    wireless: bool
    hotspot: bool  # this computer's own shared network, by its usual range


def ranked() -> list[Address]:
    """Return the addresses phones may reach, the likeliest first; empty without a network."""
    return rank(_all(), way_out())


def rank(found: Iterable[tuple[str, str]], out: str | None) -> list[Address]:
    """Order pairs of adapter name and IPv4 address; leave out what no phone can reach."""
    kept = [
        Address(
            ip,
            adapter,
            ip == out,
            bool(WIRELESS.search(adapter)),
            ip.startswith(HOTSPOT),
        )
        for adapter, ip in found
        if not UNREAL.search(adapter) and _private(ip)
    ]
    return sorted(kept, key=lambda one: (not one.hotspot, not one.default, not one.wireless))


def chosen(found: Sequence[Address], ip: str, adapter: str) -> Address | None:
    """Return the address a chair chose before: that one, or the one its adapter has now."""
    same = [one for one in found if one.adapter == adapter]
    return next((one for one in same if one.ip == ip), same[0] if same else None)


def tunnels() -> list[str]:
    """Return the adapters of a VPN that have an address now."""
    return sorted({name for name, ip in _all() if TUNNEL.search(name) and _private(ip)})


def _private(ip: str) -> bool:
    address = ipaddress.ip_address(ip)
    return not (address.is_loopback or address.is_link_local or address.is_unspecified)


def _all() -> list[tuple[str, str]]:
    return [
        (adapter.nice_name, str(ip.ip))
        for adapter in ifaddr.get_adapters()
        for ip in adapter.ips
        if ip.is_IPv4
    ]


def way_out() -> str | None:
    """Return the address this computer would use for the outside; sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # RFC 5737: an address that is nobody's
            return str(probe.getsockname()[0])
        except OSError:
            return None
