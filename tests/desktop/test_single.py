import secrets

from scanhost.desktop.single import Single, hand_over


def test_a_second_start_hands_its_path_to_the_first(qtbot):
    known_as = f"test-{secrets.token_hex(4)}"
    first = Single(known_as)
    first.start()

    with qtbot.waitSignal(first.started_again) as heard:
        assert hand_over("/stick/été & <b>.scan", known_as)

    assert heard.args == ["/stick/été & <b>.scan"]
    first.stop()


def test_the_first_start_finds_nobody(qtbot):
    assert not hand_over("", f"test-{secrets.token_hex(4)}")


def test_a_name_left_behind_by_a_crash_is_taken_again(qtbot):
    known_as = f"test-{secrets.token_hex(4)}"
    crashed = Single(known_as)
    crashed.start()

    again = Single(known_as)
    again.start()

    with qtbot.waitSignal(again.started_again):
        assert hand_over("", known_as)
    again.stop()
    crashed.stop()
