package org.postampel.ui.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.StepId;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.task.Cancellation;
import org.postampel.ui.internal.fixture.House;
import org.postampel.ui.internal.model.SeveralChecksModel.State;

class SeveralChecksModelTest {

  private static final MailboxId INFO = new MailboxId("info");
  private static final MailboxId SALES = new MailboxId("sales");
  private static final MailboxId SUPPORT = new MailboxId("support");
  private static final StepId LOGIN = StepId.of(MailProtocol.SMTP, "login");

  private final House house = new House();
  private final SeveralChecksModel model = new SeveralChecksModel();

  @BeforeEach
  void list() {
    house.checks.allowAll();
    model.listed(List.of(line(INFO), line(SALES), line(SUPPORT)));
  }

  @Test
  void beforeTheMailboxesAreReadNothingCanBeStarted() {
    SeveralChecksModel empty = new SeveralChecksModel();
    assertThat(empty.canStart()).isFalse();

    empty.listed(List.of());

    assertThat(empty.canStart()).isFalse();
    assertThatThrownBy(empty::begin).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void eachMailboxShowsItsLightAsSoonAsItsCheckIsOver() {
    int run = model.begin();
    model.started(run, INFO);
    model.started(run, SALES);

    model.finished(run, green(SALES));

    assertThat(lamps()).containsExactly(Lamp.RUNNING, Lamp.GREEN, Lamp.WAITING);
    assertThat(model.finishedCount()).isEqualTo(1);
    assertThat(model.lamp()).isEqualTo(Lamp.RUNNING);
  }

  @Test
  void theWorstLightIsThatOfAllAndGreyIsWorseThanYellow() {
    int run = model.begin();
    model.finished(run, green(SALES));
    house.checks.makeYellow(LOGIN);
    model.finished(run, report(INFO));
    model.broke(run, SUPPORT);
    model.done(run);

    assertThat(model.lamp()).isEqualTo(Lamp.GREY);
    assertThat(model.firstProblem()).hasValue(2);
    assertThat(model.counts())
        .containsEntry(Lamp.GREEN, 1)
        .containsEntry(Lamp.YELLOW, 1)
        .containsEntry(Lamp.RED, 0)
        .containsEntry(Lamp.GREY, 1);
  }

  @Test
  void onlyMailboxesThatFailedAreAskedAgainAndTheOthersKeepTheirLights() {
    int first = model.begin();
    model.finished(first, green(INFO));
    model.finished(first, red(SALES));
    model.finished(first, green(SUPPORT));
    model.done(first);
    assertThat(model.canCheckFailedOnly()).isTrue();

    int second = model.beginFailedOnly();

    assertThat(model.asked()).containsExactly(SALES);
    assertThat(lamps()).containsExactly(Lamp.GREEN, Lamp.WAITING, Lamp.GREEN);
    model.finished(second, green(SALES));
    model.done(second);
    assertThat(model.lamp()).isEqualTo(Lamp.GREEN);
    assertThat(model.canCheckFailedOnly()).isFalse();
    assertThat(model.reports())
        .extracting(report -> report.mailbox().value())
        .containsExactly("info", "sales", "support");
  }

  @Test
  void aMailboxThatWasNotReachedBeforeTheEndIsNotDecided() {
    int run = model.begin();
    model.finished(run, green(INFO));
    model.cancel();
    assertThat(model.canCancel()).isFalse();

    model.done(run);

    assertThat(lamps()).containsExactly(Lamp.GREEN, Lamp.GREY, Lamp.GREY);
    assertThat(model.reports()).hasSize(1);
  }

  @Test
  void whatAnEarlierRunStillSaysIsIgnored() {
    int first = model.begin();
    model.done(first);
    model.begin();

    model.finished(first, green(INFO));
    model.done(first);

    assertThat(lamps()).containsOnly(Lamp.WAITING);
    assertThat(model.state()).isEqualTo(State.RUNNING);
  }

  @Test
  void aMailboxThatWasMendedOnItsOwnShowsItsNewLight() {
    int run = model.begin();
    model.finished(run, red(SALES));
    model.done(run);
    assertThat(model.lines().get(1).problem().orElseThrow().step()).isEqualTo(LOGIN);

    model.checkedAlone(green(SALES));

    assertThat(model.lines().get(1).lamp()).isEqualTo(Lamp.GREEN);
    assertThat(model.lines().get(1).problem()).isEmpty();
  }

  private List<Lamp> lamps() {
    return model.lines().stream().map(MailboxLine::lamp).toList();
  }

  private static MailboxLine line(MailboxId id) {
    return MailboxLine.waiting(id, id.value(), id + "@musterfirma.example");
  }

  private CheckReport green(MailboxId id) {
    house.checks.makeRed(StepId.of(MailProtocol.POP3, "login"));
    return report(id);
  }

  private CheckReport red(MailboxId id) {
    house.checks.makeRed(LOGIN);
    return report(id);
  }

  private CheckReport report(MailboxId id) {
    return house.checks.run(
        house.configuration(id.value(), House.sharedDraft()),
        CheckOptions.defaults(),
        CheckListener.NONE,
        new Cancellation());
  }
}
