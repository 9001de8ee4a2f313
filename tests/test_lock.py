import re
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]


def test_lock_names_public_addresses_only():
    text = (CHECKOUT / "uv.lock").read_text(encoding="utf-8")

    addresses = set(re.findall(r"\w+://[^/\"\s]+", text))

    assert addresses == {"https://pypi.org", "https://files.pythonhosted.org"}


def test_packages_with_a_known_trap_are_pinned_in_the_project_itself():
    text = (CHECKOUT / "pyproject.toml").read_text(encoding="utf-8")

    assert '"PySide6-Essentials==6.11.3"' in text
    assert '"shiboken6==6.11.3"' in text
