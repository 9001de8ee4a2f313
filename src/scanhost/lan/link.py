"""The link phones open, as text and as a QR code."""

from __future__ import annotations

from dataclasses import dataclass

import qrcode

QUIET = 4  # modules of white around the code, by ISO/IEC 18004


@dataclass(frozen=True, slots=True)
class Link:
    """Where the room is to be found."""

    host: str
    port: int
    code: str

    @property
    def address(self) -> str:
        """Return what a person types."""
        return f"{self.host}:{self.port}"

    @property
    def url(self) -> str:
        """Return what the QR holds; the code stays behind the # and is never sent in a request."""
        return f"http://{self.address}/#{self.code}"


Matrix = tuple[tuple[bool, ...], ...]


def matrix(text: str) -> Matrix:
    """Return a QR code as rows of modules, True is dark, with its quiet zone."""
    code = qrcode.QRCode(
        error_correction=qrcode.constants.ERROR_CORRECT_M,
        border=QUIET,
    )
    code.add_data(text)
    code.make(fit=True)
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())


def spoken(code: str) -> str:
    """Return a room code as it is read from the screen: in groups of four."""
    return "-".join(code[i : i + 4] for i in range(0, len(code), 4))
