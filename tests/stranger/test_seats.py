from datetime import timedelta


def test_after_a_crash_the_seat_is_free_in_eight_hours(lab, computer, lab_clock):
    laptop = computer("laptop")
    laptop.log_in("ada")
    laptop.crash()
    assert lab.pool("owner").in_use == 1
    lab_clock.advance(timedelta(hours=8))
    assert lab.pool("owner").in_use == 0
