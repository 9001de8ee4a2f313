from PySide6.QtGui import QImage

from scanhost.desktop import pictures
from tests.desktop.moments import seated


def test_every_page_of_every_slide_is_a_numbered_picture(qapp, tmp_path):
    meeting = seated()
    lobby = meeting.snapshot()
    meeting.go("actions")
    meeting.tick_points(many=14, actions=4)
    actions = meeting.snapshot()

    count = pictures.save([lobby, actions], tmp_path / "slides", (640, 360))

    files = sorted(path.name for path in (tmp_path / "slides").iterdir())
    assert len(files) == count > 3
    assert files[:3] == ["01-lobby.png", "02-actions-page-1.png", "03-actions-page-2.png"]
    pages = [QImage(str(tmp_path / "slides" / name)) for name in files]
    assert {(page.width(), page.height()) for page in pages} == {(640, 360)}
    assert len({bytes(page.constBits()) for page in pages}) == count
