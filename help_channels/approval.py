"""Two people for a number, in the editors' screens: what one may not publish alone is handed in to another."""

from contextlib import suppress
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.log_actions import LogFormatter
from wagtail.models import TaskState, WorkflowState
from wagtail.snippets.views.snippets import (
    CreateView,
    UnpublishView,
    WorkflowActionView,
)

from help_channels.kinds import Kind, Status
from help_channels.models import HelpChannel, SecondPersonNeeded
from help_channels.models.second_person import (
    LOG_ACTION,
    changes_awaiting,
    facts_in,
    facts_shown,
    story_of,
    writers_of,
)

if TYPE_CHECKING:
    # Mixed into the form of a new channel and of one that exists.
    from wagtail.snippets.views.snippets import EditView as FormView
else:
    FormView = object

PUBLISH_RIGHT = "help_channels.publish_helpchannel"


class SecondPersonViewMixin(FormView):
    """What a person may not publish alone is saved and handed in to another one; nothing is lost."""

    needs_second_person = False
    has_new_facts = False

    @cached_property
    def overwrite_revision(self):
        """None for an edition that was handed in: what somebody looks at stays as it is."""
        revision = super().overwrite_revision
        is_handed_in = revision and revision.task_states.filter(status=TaskState.STATUS_IN_PROGRESS).exists()
        return None if is_handed_in else revision

    def run_action_method(self):
        if self.action in {"create", "edit"}:
            self.needs_second_person = self._approves_own_change()
            return super().run_action_method()
        before = facts_shown(self.object)
        try:
            with transaction.atomic():
                response = super().run_action_method()
        except SecondPersonNeeded:
            self.needs_second_person = True
            hand_in(self.object, self.request.user)
            return None
        except ValidationError as refusal:
            return self._refuse(" ".join(refusal.messages))
        self.has_new_facts = bool(facts_shown(self.object) - before)
        return response

    def _approves_own_change(self) -> bool:
        """Wagtail takes an approval that is not theirs to give for a simple save."""
        if self.request.POST.get("workflow-action-name") != "approve":
            return False
        return self.request.user.pk in writers_of(changes_awaiting(self.new_revision))

    def _refuse(self, sentence: str):
        if self.expects_json_response:
            return self.json_error_response("validation_error", sentence)
        messages.error(self.request, sentence)
        return redirect(self.get_edit_url())

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ValidationError as refusal:
            # What holds only for a channel that readers see is not asked by the form itself.
            form.add_error(None, refusal.messages)
            self.produced_error_code = "validation_error"
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)

    def save_action(self):
        if self.needs_second_person and not self.expects_json_response:
            messages.success(self.request, handed_in_sentence(self.object, self.new_revision))
            return redirect(self.get_success_url())
        response = super().save_action()
        if self.has_new_facts and not self.expects_json_response:
            say_that_a_check_is_due(self.request)
        return response


class ChannelCreateView(SecondPersonViewMixin, CreateView):
    """The form of a new channel."""


class SecondPersonEditMixin(SecondPersonViewMixin):
    """For the form of a channel that exists. On top stands what waits for a second person."""

    def get(self, request, *args, **kwargs):
        if not self.hydrate_create_view:
            say_what_waits(request, self.live_object)
        return super().get(request, *args, **kwargs)


class ChannelWorkflowActionView(WorkflowActionView):
    """Approving from the dashboard, without the form in sight."""

    def dispatch(self, request, *args, **kwargs):
        if self.action_name != "approve" or not self.object.workflow_in_progress:
            return super().dispatch(request, *args, **kwargs)
        if sentence := self._reason_to_look():
            messages.error(request, sentence)
            return self._lead_to_the_form()
        return super().dispatch(request, *args, **kwargs)

    def _reason_to_look(self) -> str:
        latest = self.object.get_latest_revision()
        if self.request.user.pk in writers_of(changes_awaiting(latest)):
            return str(SecondPersonNeeded())
        if facts_in(self.task_state.revision.content) != facts_in(latest.content):
            return _("The number or address was changed again after it was handed in. Look at it first.")
        return ""

    def post(self, request, *args, **kwargs):
        before = facts_shown(self.object)
        try:
            with transaction.atomic():
                response = super().post(request, *args, **kwargs)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return self._lead_to_the_form()
        if facts_shown(self.object) - before:
            say_that_a_check_is_due(request)
        return response

    def _lead_to_the_form(self):
        address = reverse(self.redirect_url_name, args=[self.object.pk])
        if self.request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(self.request, {"step": "success", "redirect": address})
        return redirect(address)


class ChannelUnpublishView(UnpublishView):
    """Taking a channel off the site needs one person, an emergency number two."""

    def post(self, request, *args, **kwargs):
        if sentence := emergency_sentence(self.object):
            messages.error(request, sentence)
            return redirect(reverse(self.edit_url_name, args=[self.object.pk]))
        return super().post(request, *args, **kwargs)


def emergency_sentence(channel: HelpChannel) -> str:
    """Why one person does not take this channel away; empty when one person may."""
    is_shown = channel.live and channel.status == Status.ACTIVE
    if not (is_shown and channel.kind == Kind.EMERGENCY):
        return ""
    return _(
        "“%(channel)s” is an emergency number: two people take it away. "
        "Set it to “Retired” and publish; then another person approves."
    ) % {"channel": channel}


def hand_in(channel: HelpChannel, user) -> None:
    """Ask for approval, unless somebody is asked already."""
    state, workflow = channel.current_workflow_state, channel.get_workflow()
    # A workflow whose steps were taken away would publish at once: then the draft waits for the button.
    with suppress(SecondPersonNeeded), transaction.atomic():
        if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            state.resume(user)
        elif not state and workflow:
            workflow.start(channel, user)


def handed_in_sentence(channel: HelpChannel, revision) -> str:
    """What happens to a change that its writer may not publish."""
    sentences = [
        _(
            "Saved. Another person must approve the new number or address before readers see it. "
            "Until then they see the old one."
        )
        if channel.live
        else _("Saved. Another person must approve the new channel before readers see it.")
    ]
    return " ".join([*sentences, lonely_sentence(writers_of(changes_awaiting(revision)))]).strip()


def lonely_sentence(writers: set[int]) -> str:
    """Said while nobody but the writers may approve."""
    people = get_user_model()._default_manager.with_perm(
        PUBLISH_RIGHT, backend="django.contrib.auth.backends.ModelBackend"
    )
    if people.exclude(pk__in=writers).exists():
        return ""
    return _(
        "At present nobody else may approve it: give a second person an account in the group Publishers."
    )


def say_that_a_check_is_due(request) -> None:
    messages.info(
        request,
        _(
            "Readers see the new number or address now. The channel is due for a check today: "
            "call it, or look at the service's own page."
        ),
    )


def say_what_waits(request, channel: HelpChannel) -> None:
    """On top of the form: the old and the new fact side by side, and who wrote the change."""
    revision = channel.get_latest_revision()
    if revision is None or (channel.live and not channel.has_unpublished_changes):
        return
    if changes := changes_awaiting(revision):
        writers = writers_of(changes)
        last = max(edition.created_at for edition in changes.values())
        story = {**story_of(revision, changes), "date": date_format(localtime(last), "DATETIME_FORMAT")}
        sentence = (
            _("Waiting for a second person: %(change)s, written by %(writers)s on %(date)s.")
            if channel.workflow_in_progress
            else _("Not yet handed in: %(change)s, written by %(writers)s on %(date)s.")
        )
        advice = (
            _("You wrote it, so another person approves it.")
            if request.user.pk in writers
            else _("Compare it with the service's own page before you approve it.")
        )
        words = " ".join([sentence % story, advice, lonely_sentence(writers)]).strip()
        messages.warning(request, words, buttons=_comparison_of(channel))


def _comparison_of(channel: HelpChannel) -> list[tuple]:
    if not channel.live:
        return []
    name = channel.snippet_viewset.get_url_name("revisions_compare")
    return [messages.button(reverse(name, args=[channel.pk, "live", "latest"]), _("Compare"))]


# --- History ----------------------------------------------------------------------------------------


def register_change_log(actions) -> None:
    """For the hook `register_log_actions`."""
    actions.register_action(LOG_ACTION)(ChangeLogFormatter)


class ChangeLogFormatter(LogFormatter):
    """Who wrote a number, beside who approved it, in words that stay when an account goes."""

    label = gettext_lazy("Change of a number or address")

    def format_message(self, log_entry) -> str:
        return _("Approved: %(change)s, written by %(writers)s") % {
            "change": log_entry.data.get("change", ""),
            "writers": log_entry.data.get("writers", ""),
        }
