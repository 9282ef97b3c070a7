"""Addresses of reporting and review."""

from __future__ import annotations

from django.urls import path

from lantu_web.frame.navigation import Entry
from lantu_web.submissions.views import files, filling, history, review, windows

app_name = "submissions"
NAVIGATION = [
    Entry("填报", "submissions:due", "submission.see", order=50),
    Entry("审核", "submissions:queue", "submission.review", order=60),
]
urlpatterns = [
    path("reporting/", filling.due, name="due"),
    path("reporting/<int:submission_id>/", filling.fill_in, name="fill"),
    path("reporting/<int:submission_id>/withdraw/", filling.take_back, name="withdraw"),
    path("reporting/<int:submission_id>/evidence/", files.attach, name="attach"),
    path("reporting/<int:submission_id>/template/", files.template_out, name="template"),
    path("reporting/<int:submission_id>/sheet/", files.sheet_in, name="sheet_in"),
    path("reporting/items/<int:item_id>/check/", filling.check_entry, name="check"),
    path("reporting/evidence/<int:evidence_id>/", files.download, name="evidence"),
    path("reporting/evidence/<int:evidence_id>/remove/", files.detach, name="detach"),
    path("reporting/sheets/<int:sheet_id>/", files.sheet, name="sheet"),
    path("reporting/sheets/<int:sheet_id>/copy/", files.sheet_copy, name="sheet_copy"),
    path("reporting/rounds/new/", windows.new_window, name="window_new"),
    path("reporting/rounds/<int:window_id>/", windows.window, name="window"),
    path("reporting/rounds/<int:window_id>/extend/", windows.extend, name="extend"),
    path("reporting/rounds/<int:window_id>/withdraw/", windows.withdraw, name="window_withdraw"),
    path("reporting/rounds/<int:window_id>/add/", windows.add, name="add"),
    path("reporting/history/", history.history, name="history"),
    path("reporting/history/<int:history_id>/", history.history_run, name="history_run"),
    path("reporting/history/<int:history_id>/stop/", history.history_stop, name="history_stop"),
    path("review/", review.queue_page, name="queue"),
    path("review/approve/", review.approve_many, name="approve_many"),
    path("review/<int:item_id>/", review.item, name="item"),
    path("review/<int:item_id>/decide/", review.decide, name="decide"),
    path("review/<int:item_id>/verify/", review.verify, name="verify"),
    path("review/<int:item_id>/correct/", review.correct_page, name="correct"),
]
