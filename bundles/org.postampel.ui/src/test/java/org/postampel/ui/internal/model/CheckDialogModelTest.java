package org.postampel.ui.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckPlan;
import org.postampel.check.CheckPlanner;
import org.postampel.check.CheckReport;
import org.postampel.check.Evidence;
import org.postampel.check.Leg;
import org.postampel.check.Light;
import org.postampel.check.PlannedStep;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.check.StepResult;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.task.Cancellation;
import org.postampel.ui.DialogServices;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.model.CheckDialogModel.State;

class CheckDialogModelTest {

  private static final StepId LOGIN = StepId.of(MailProtocol.SMTP, "login");

  private final House house = new House();
  private final MailboxConfiguration mailbox = house.configuration("support", House.sharedDraft());
  private final CheckPlan plan = CheckPlanner.plan(mailbox);
  private final CheckDialogModel model = new CheckDialogModel(plan);

  @Test
  void beforeTheFirstCheckEveryStepWaits() {
    assertThat(model.rows()).extracting(StepRow::lamp).containsOnly(Lamp.WAITING);
    assertThat(model.rows()).extracting(StepRow::step).isEqualTo(plan.ids());
    assertThat(model.canStart()).isTrue();
    assertThat(model.canCancel()).isFalse();
  }

  @Test
  void aStepRunsAndThenShowsItsLight() {
    int run = model.begin();
    StepId first = plan.ids().get(0);

    model.started(run, first);
    assertThat(model.rows().get(0).lamp()).isEqualTo(Lamp.RUNNING);

    model.finished(run, results().get(0));
    assertThat(model.rows().get(0).lamp()).isEqualTo(Lamp.GREEN);
    assertThat(model.finishedSteps()).isEqualTo(1);
  }

  @Test
  void theFirstRedStepIsSelectedUntilAPersonChoosesAnother() {
    house.checks.makeRed(LOGIN);
    int run = model.begin();
    results().forEach(result -> model.finished(run, result));

    assertThat(model.selectedRow()).map(StepRow::step).contains(LOGIN);

    model.select(StepId.ACCOUNT_SECRETS);
    assertThat(model.selectedRow()).map(StepRow::step).contains(StepId.ACCOUNT_SECRETS);
  }

  @Test
  void whenEverythingIsGreenTheOpenPointIsSelected() {
    int run = model.begin();
    CheckReport report = report();
    report.steps().forEach(result -> model.finished(run, result));
    assertThat(model.selectedRow()).isEmpty();

    model.done(run, report);

    assertThat(model.selectedRow()).map(StepRow::step).contains(StepId.SHARING_SEND_AS);
  }

  @Test
  void whoLooksAtALegReadsAboutTheStepThatWeighsMostInIt() {
    house.checks.makeRed(LOGIN);
    model.done(model.begin(), report());

    model.select(Leg.SHARING);
    assertThat(model.selectedLeg()).contains(Leg.SHARING);
    assertThat(model.selectedRow()).map(StepRow::step).contains(StepId.SHARING_SEND_AS);

    model.select(Leg.SMTP);
    assertThat(model.selectedRow()).map(StepRow::step).contains(LOGIN);

    model.select(Leg.IMAP);
    assertThat(model.selectedRow()).as("nothing is wrong there").isEmpty();

    model.select(StepId.ACCOUNT_SETTINGS);
    assertThat(model.selectedLeg()).isEmpty();
  }

  @Test
  void aCheckCannotBeStartedTwice() {
    model.begin();

    assertThat(model.canStart()).isFalse();
    assertThatThrownBy(model::begin).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatAnEarlierRunStillSaysIsIgnored() {
    int first = model.begin();
    CheckReport report = report();
    model.done(first, report);
    int second = model.begin();

    model.finished(first, report.steps().get(0));

    assertThat(second).isNotEqualTo(first);
    assertThat(model.rows()).extracting(StepRow::lamp).containsOnly(Lamp.WAITING);
    assertThat(model.report()).isEmpty();
  }

  @Test
  void theReportDecidesEveryRow() {
    int run = model.begin();
    CheckReport report = report();

    model.done(run, report);

    assertThat(model.state()).isEqualTo(State.DONE);
    assertThat(model.report()).contains(report);
    assertThat(model.rows()).allSatisfy(row -> assertThat(row.result()).isPresent());
    assertThat(report.light()).isEqualTo(Light.GREEN);
  }

  @Test
  void afterCancellingTheRestOfTheResultsStillArrives() {
    int run = model.begin();
    model.cancel();
    assertThat(model.state()).isEqualTo(State.CANCELLING);
    assertThat(model.canCancel()).isFalse();

    model.done(run, report());

    assertThat(model.state()).isEqualTo(State.DONE);
  }

  @Test
  void aCheckThatBreaksDownCanBeStartedAgainAndNothingSeemsToRun() {
    int run = model.begin();
    model.started(run, plan.ids().get(0));

    model.broke(run);

    assertThat(model.rows()).extracting(StepRow::lamp).containsOnly(Lamp.WAITING);
    assertThat(model.canStart()).isTrue();
    assertThat(model.report()).isEmpty();
  }

  @Test
  void aStepOfAVendorKeepsItsTitleFromThePlanToTheResult() {
    StepId id = new StepId("account.vendor");
    Sentence title = new Sentence(DialogServices.class, "check.title", List.of());
    CheckPlan ours = new CheckPlan(List.of(new PlannedStep.Runs(id, Set.of(), Set.of(), title)));
    CheckDialogModel vendor = new CheckDialogModel(ours);
    assertThat(vendor.rows()).extracting(StepRow::title).containsExactly(title);

    int run = vendor.begin();
    vendor.started(run, id);
    assertThat(vendor.rows()).extracting(StepRow::title).containsExactly(title);

    vendor.finished(run, green(id).titled(title));
    assertThat(vendor.rows()).extracting(StepRow::title).containsExactly(title);
    assertThat(vendor.rows()).extracting(StepRow::lamp).containsExactly(Lamp.GREEN);
  }

  private static StepResult green(StepId id) {
    return StepResult.green(
        id,
        new Sentence(DialogServices.class, "overall.green", List.of()),
        List.of(new Evidence(Evidence.Kind.SETTING, "vendor")),
        Duration.ZERO);
  }

  private CheckReport report() {
    house.checks.allowAll();
    return house.checks.run(
        mailbox, CheckOptions.defaults(), CheckListener.NONE, new Cancellation());
  }

  private List<StepResult> results() {
    return new ArrayList<>(report().steps());
  }
}
