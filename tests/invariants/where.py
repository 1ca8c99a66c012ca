"""Where each of the 33 invariants is looked at in every simulation and test, and which tests break or prove it."""

from __future__ import annotations

from dataclasses import dataclass

_ROWS, _SENDS, _WIRE = "tests.invariants.rows:RowWatch", "tests.invariants.sends:SendWatch", "tests.invariants.wire"
_CLOSES, _POSITIONS = "tests.invariants.closes:CloseWatch", "tests.invariants.positions:PositionWatch"
_CLOSE_WIRE = "tests.invariants.closewire:CloseWire"
_BOOKS = "tests.invariants.venuebooks:VenueBooks"
_FLAT = "tests.simulation.flatplay:FlatPlay"
_PLAY, _PROGRESS = "tests.simulation.play:Play", "tests.simulation.progress:Progress"
_FAULTS, _CHECKERS = "tests/faults", "tests/invariants"


@dataclass(frozen=True, slots=True)
class Where:
    """``live`` names functions that look at it as things happen, as module and qualified name; ``tests`` are tests.

    What needs two courses of events to be compared cannot be looked at in one: ``alone`` says so.
    """

    live: tuple[str, ...]
    tests: tuple[str, ...]
    alone: str = ""


WHERE: dict[str, Where] = {
    "I01": Where(
        (f"{_ROWS}._ended", f"{_ROWS}._true", f"{_PLAY}._judge_order"),
        (
            f"{_CHECKERS}/test_rows.py::test_I01_gone_by_listings_needs_a_yes_and_two_of_them_far_enough_apart",
            f"{_FAULTS}/test_data_rows.py::test_D04_a_live_order_that_the_list_lacks_for_a_while_is_never_gone",
            "tests/domain/test_claims.py::test_a_yes_at_second_hand_needs_a_question_and_does_not_say_who_ended_it",
        ),
    ),
    "I02": Where(
        (f"{_ROWS}.look", f"{_ROWS}.finish", f"{_PLAY}._judge_order"),
        (
            f"{_CHECKERS}/test_rows.py::test_I02_a_row_that_leaves_while_it_is_open_is_caught",
            "tests/crash/test_late_journal.py::test_I02_what_the_disk_holds_is_not_replaced_before_it_was_read",
        ),
    ),
    "I03": Where(
        (f"{_SENDS}.leaving", f"{_PLAY}._end_of_life"),
        (
            f"{_CHECKERS}/test_sends.py::test_I03_what_leaves_without_an_intent_or_twice_on_one_is_caught",
            "tests/crash/test_disk.py::test_I03_on_a_sound_disk_every_request_has_its_entry",
            "tests/crash/test_kill_points.py::test_I03_a_request_that_the_journal_lacks_is_found",
        ),
    ),
    "I04": Where(
        (f"{_WIRE}:WireWatch.agree",),
        (
            f"{_CHECKERS}/test_wire.py::test_I04_every_cancel_that_left_is_an_intent_and_the_other_way_round",
            f"{_FAULTS}/test_one_send.py::test_I04_no_status_is_answered_with_a_second_request",
            "tests/test_whole.py::test_requests_intents_and_the_wire_agree",
        ),
    ),
    "I05": Where(
        (f"{_ROWS}._judge", f"{_PROGRESS}._asked", f"{_PLAY}._judge_order"),
        (
            f"{_CHECKERS}/test_rows.py::test_I05_a_cancel_without_an_answer_must_not_read_accepted",
            "tests/simulation/test_progress.py::test_I05_an_unknown_row_that_nobody_asks_about_is_caught",
        ),
    ),
    "I06": Where(
        (f"{_ROWS}._judge", f"{_ROWS}.finish", f"{_SENDS}.replied", "tests.invariants.watch:Watch.finish"),
        (
            f"{_CHECKERS}/test_sends.py::test_I06_a_missing_strange_or_doubled_reply_is_caught",
            "tests/fuzz/test_okx_answers.py::"
            "test_I06_a_cancel_is_taken_for_done_only_in_the_exact_words_for_that_very_order",
        ),
    ),
    "I07": Where(
        (f"{_ROWS}._flat", f"{_PLAY}._judge"),
        (
            f"{_CHECKERS}/test_rows.py::test_I07_flat_is_said_over_settled_rows_and_fresh_listings_only",
            "tests/engine/test_ending.py::test_D04_after_flat_everything_is_read_again_two_and_five_seconds_later",
            "tests/engine/test_memory.py::test_flat_is_not_said_over_what_fired_and_nobody_acknowledged",
        ),
    ),
    "I08": Where(
        (f"{_ROWS}._absence",),
        (f"{_CHECKERS}/test_rows.py::test_I08_an_order_is_absent_only_from_a_complete_listing_that_lacks_it",),
    ),
    "I09": Where(
        (),
        (
            f"{_FAULTS}/test_invariant_rows.py::test_I09_what_one_venue_does_for_long_does_not_delay_the_other",
            f"{_FAULTS}/test_invariant_rows.py::"
            "test_I09_what_one_account_meets_does_not_delay_another_of_the_same_venue",
        ),
        "a delay shows only beside the same press in calm weather",
    ),
    "I10": Where(
        (),
        (
            f"{_FAULTS}/test_invariant_rows.py::test_I10_stuck_cancels_hold_up_no_cancel_of_another_order",
            f"{_FAULTS}/test_invariant_rows.py::"
            "test_I10_after_stuck_cancels_were_given_up_another_order_is_the_next_probe",
            f"{_FAULTS}/test_invariant_rows.py::test_I10_questions_and_listings_that_hang_hold_up_no_cancel",
        ),
        "a delay shows only beside the same press in calm weather; that due rows leave is looked at as I14",
    ),
    "I11": Where(
        (f"{_WIRE}:WireWatch._take",),
        (f"{_CHECKERS}/test_wire.py::test_I11_a_window_that_is_overfull_is_caught_and_one_that_slides_on_is_not",),
    ),
    "I12": Where(
        (f"{_WIRE}:WireWatch.left",),
        (
            f"{_CHECKERS}/test_wire.py::test_I12_nothing_leaves_before_the_end_of_a_ban_and_everything_after_it_may",
            f"{_FAULTS}/test_ban_rows.py::"
            "test_H11_a_ban_outlives_the_program_and_its_next_start_waits_for_what_is_left",
        ),
    ),
    "I13": Where(
        (f"{_WIRE}:WireWatch._wrote", f"{_WIRE}:WireWatch.arrived"),
        (
            f"{_CHECKERS}/test_wire.py::test_I13_a_cancel_on_another_lane_is_caught",
            f"{_FAULTS}/test_invariant_rows.py::"
            "test_I13_whatever_is_being_listed_at_a_press_every_cancel_leaves_as_if_nothing_were",
            f"{_FAULTS}/test_invariant_rows.py::"
            "test_I13_listings_that_have_used_up_their_share_leave_the_cancels_theirs",
        ),
    ),
    "I14": Where(
        (
            *(f"{_SENDS}._spacing", f"{_PROGRESS}._due"),
            *(f"{_PLAY}._judge", f"{_PLAY}._judge_order", f"{_FLAT}._judge_position"),
        ),
        (
            f"{_CHECKERS}/test_sends.py::test_I14_two_tries_of_one_order_too_close_together_are_caught",
            "tests/simulation/test_progress.py::test_I14_rows_that_are_due_and_never_leave_are_caught",
            "tests/test_stand.py::test_I14_pauses_between_tries_are_spread_within_their_bounds_and_alike_for_one_seed",
            f"{_FAULTS}/test_silence.py::test_hours_of_silence_cost_a_probe_every_two_seconds_and_no_memory",
        ),
    ),
    "I15": Where(
        (f"{_SENDS}.leaving",),
        (
            f"{_CHECKERS}/test_sends.py::test_I15_an_order_that_is_in_flight_already_is_caught",
            f"{_FAULTS}/test_local_rows.py::test_L06_a_hundred_presses_a_second_fold_into_one_cancel_for_an_order",
        ),
    ),
    "I16": Where(
        (f"{_SENDS}.leaving",),
        (
            f"{_CHECKERS}/test_sends.py::test_I16_what_no_listing_ever_showed_is_caught",
            f"{_CHECKERS}/test_sends.py::test_I16_an_order_that_is_sent_as_another_family_is_caught",
        ),
    ),
    "I17": Where(
        (f"{_SENDS}.leaving",),
        (f"{_CHECKERS}/test_sends.py::test_I17_what_has_ended_is_not_sent_for",),
    ),
    "I18": Where(
        (f"{_WIRE}:WireWatch.left",),
        (
            f"{_CHECKERS}/test_wire.py::test_I18_a_signature_that_is_used_twice_is_caught",
            f"{_FAULTS}/test_time_rows.py::"
            "test_C04_I18_no_signature_twice_and_every_stamp_fresh_whatever_the_clock_does",
        ),
    ),
    "I19": Where(
        (f"{_PLAY}._no_secret",),
        (
            "tests/test_whole.py::test_no_secret_is_told_or_kept",
            f"{_FAULTS}/test_local_rows_commands.py::test_L07_no_secret_is_said_or_kept_whatever_raises",
            f"{_FAULTS}/test_local_rows_window.py::test_L07_no_key_reaches_window_journal_log_or_files_whatever_fails",
        ),
    ),
    "I20": Where(
        (f"{_WIRE}:WireWatch.left",),
        (
            f"{_CHECKERS}/test_wire.py::test_I20_a_host_that_no_document_names_or_a_bare_line_is_caught",
            f"{_FAULTS}/test_host_rows.py::test_I20_every_documented_host_is_https_at_the_venues_own_name",
        ),
    ),
    "I21": Where(
        (),
        (
            f"{_FAULTS}/test_invariant_rows_window.py::"
            "test_I21_nothing_in_the_windows_thread_waits_for_disk_or_names_while_venues_fail",
            f"{_FAULTS}/test_invariant_rows_window.py::test_I21_no_turn_of_the_loop_does_more_work_than_a_frame_allows",
        ),
        "what a person waits is measured by a clock: python -m tests.benchmarks.bench_window",
    ),
    "I22": Where(
        (f"{_PROGRESS}._due",),
        (
            "tests/crash/test_disk.py::test_I22_no_disk_and_no_folder_keeps_a_cancel_from_leaving",
            "tests/crash/test_damage.py::test_I22_no_damage_of_the_journal_keeps_a_cancel_from_leaving",
        ),
    ),
    "I23": Where(
        (f"{_PLAY}._tick", f"{_PLAY}._on_crash"),
        (
            "tests/crash/test_kill_points.py::test_L04_killed_at_any_step_nothing_is_lost_and_nothing_is_re_sent",
            "tests/crash/test_freeze.py::test_I23_a_run_frozen_for_five_seconds_comes_to_its_end",
            "tests/engine/test_memory.py::"
            "test_I23_what_fired_in_an_earlier_start_is_shown_until_a_person_acknowledges_it",
        ),
    ),
    "I24": Where(
        (f"{_ROWS}._ended",),
        (f"{_CHECKERS}/test_rows.py::test_I24_an_end_tells_when_why_and_little_enough",),
    ),
    "I25": Where(
        (f"{_CLOSES}.leaving",),
        (
            f"{_CHECKERS}/test_closes.py::test_I25_a_close_that_follows_another_without_a_whole_reading_is_caught",
            f"{_CHECKERS}/test_closes.py::test_I25_a_lost_close_counts_until_it_cannot_arrive_any_more",
            f"{_CHECKERS}/test_closes.py::test_I25_what_a_killed_start_had_sent_is_lost",
        ),
    ),
    "I26": Where(
        (f"{_CLOSES}.leaving",),
        (f"{_CHECKERS}/test_closes.py::test_I26_more_than_was_read_or_the_other_way_is_caught",),
    ),
    "I27": Where(
        (f"{_BOOKS}.judge",),
        (f"{_CHECKERS}/test_venuebooks.py::test_I27_a_close_that_turns_or_opens_a_position_is_caught",),
    ),
    "I28": Where(
        (f"{_CLOSES}.leaving", f"{_CLOSES}.cancelling", f"{_BOOKS}.judge", f"{_WIRE}:WireWatch._wrote"),
        (
            f"{_CHECKERS}/test_closes.py::test_I28_a_position_that_no_run_closes_is_not_touched",
            f"{_CHECKERS}/test_closes.py::test_I28_a_run_over_algo_orders_cancels_no_ordinary_one",
            f"{_CHECKERS}/test_venuebooks.py::test_I28_a_position_that_no_press_chose_was_not_closed",
        ),
    ),
    "I29": Where(
        (f"{_POSITIONS}._closed", f"{_POSITIONS}.look", f"{_FLAT}._judge_position"),
        (
            f"{_CHECKERS}/test_positions.py::test_I29_closed_over_less_is_caught",
            f"{_CHECKERS}/test_positions.py::test_I29_closed_while_the_venue_holds_it_all_the_time_is_caught",
            f"{_CHECKERS}/test_positions.py::test_I29_a_position_that_leaves_while_it_is_open_is_caught",
        ),
    ),
    "I30": Where(
        (f"{_POSITIONS}._flat",),
        (
            f"{_CHECKERS}/test_positions.py::test_I30_flat_over_what_is_read_empty_and_closed_only",
            f"{_CHECKERS}/test_positions.py::test_I30_flat_while_the_venue_holds_something_is_caught",
        ),
    ),
    "I31": Where(
        (f"{_CLOSES}.cancelling",),
        (
            f"{_CHECKERS}/test_closes.py::test_I31_a_stop_of_an_open_position_is_held",
            f"{_CHECKERS}/test_closes.py::"
            "test_I31_a_stop_may_go_after_its_position_when_demanded_or_when_it_is_of_another_side",
        ),
    ),
    "I32": Where(
        (f"{_BOOKS}.timers_off",),
        (f"{_CHECKERS}/test_venuebooks.py::test_I32_a_timer_that_is_left_armed_is_caught",),
    ),
    "I33": Where(
        (f"{_CLOSES}.leaving", f"{_CLOSE_WIRE}.arrived", f"{_CLOSE_WIRE}.agree"),
        (
            f"{_CHECKERS}/test_closes.py::test_I33_a_close_that_was_not_written_down_is_caught",
            f"{_CHECKERS}/test_closewire.py::test_I33_a_close_that_says_something_else_at_the_venue_is_caught",
        ),
    ),
}
