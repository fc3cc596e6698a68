package org.postampel.host.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.postampel.host.internal.fixture.Contributions.command;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postampel.host.internal.fixture.Contributions;
import org.postampel.host.internal.fixture.ScriptedHandler;

class ContributedCommandsTest {

  private final Contributions contributions = new Contributions();
  private final AtomicInteger changes = new AtomicInteger();
  private final ContributedCommands commands =
      new ContributedCommands(contributions.registry(), changes::incrementAndGet);

  @AfterEach
  void stopWatching() {
    commands.close();
  }

  @Test
  void withoutContributionsThereAreNoCommands() {
    assertThat(commands.current()).isEmpty();
  }

  @Test
  void theOrderIsTheOneTheContributionsSay() {
    contributions.contribute(
        "vendor.one",
        command("a.unsaid", "Unsaid", "") + command("b.last", "Last", "order=\"200\""));
    contributions.contribute(
        "vendor.two",
        command("d.second", "Second", "order=\" 20 \"")
            + command("c.first", "First", "order=\"-1\""));

    assertThat(commands.current())
        .extracting(ContributedCommand::id)
        .containsExactly("c.first", "d.second", "a.unsaid", "b.last");
  }

  @Test
  void aCommandNeedsAMailboxUnlessItSaysOtherwise() {
    contributions.contribute(
        "vendor",
        command("a", "A", "")
            + command("b", "B", "needsMailbox=\"false\"")
            + command("c", "C", "onDoubleClick=\"true\""));

    assertThat(commands.current())
        .extracting(ContributedCommand::needsMailbox)
        .containsExactly(true, false, true);
    assertThat(commands.current())
        .extracting(ContributedCommand::onDoubleClick)
        .containsExactly(false, false, true);
  }

  @Test
  void aCommandTakesOneMailboxUnlessItSaysOtherwise() {
    contributions.contribute(
        "vendor",
        command("a", "A", "")
            + command("b", "B", "severalMailboxes=\"true\" inMenu=\"true\" group=\"g\"")
            + command("c", "C", "needsMailbox=\"false\""));

    assertThat(commands.current())
        .extracting(
            command -> List.of(command.worksWith(0), command.worksWith(1), command.worksWith(2)))
        .containsExactly(
            List.of(false, true, false), List.of(false, true, true), List.of(true, true, true));
    assertThat(commands.current())
        .extracting(command -> command.isInMenu() + command.group())
        .containsExactly("false", "trueg", "false");
  }

  @Test
  void aBrokenContributionIsLeftOutAndTheOthersStay() {
    contributions.contribute(
        "vendor.broken",
        "<command name=\"No id\" handler=\"x.Y\"/>"
            + "<command id=\"no.name\" handler=\"x.Y\"/>"
            + "<command id=\"no.handler\" name=\"No handler\"/>"
            + "<command id=\"blank.name\" name=\" \" handler=\"x.Y\"/>"
            + command("no.number", "No number", "order=\"first\"")
            + command("good.beside", "Good", ""));
    contributions.contribute("vendor.good", command("good.elsewhere", "Good", ""));

    assertThat(commands.current())
        .extracting(ContributedCommand::id)
        .containsExactly("good.beside", "good.elsewhere");
  }

  @Test
  void aHandlerIsMadeAnewForEachCall() {
    contributions.contribute("vendor", command("a", "A", ""));
    ContributedCommand command = commands.current().get(0);

    assertThat(command.newHandler())
        .isInstanceOf(ScriptedHandler.class)
        .isNotSameAs(command.newHandler());
  }

  @Test
  void aHandlerThatIsNoneIsADefectOfTheVendorOnly() {
    contributions.contribute(
        "vendor",
        "<command id=\"a.missing\" name=\"A\" handler=\"no.such.Handler\"/>"
            + "<command id=\"b.string\" name=\"B\" handler=\"java.lang.String\"/>");

    assertThat(commands.current())
        .hasSize(2)
        .allSatisfy(
            command ->
                assertThatThrownBy(command::newHandler)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(command.id()));
  }

  @Test
  void commandsThatComeAndGoAreTold() {
    contributions.contribute("vendor", command("a", "A", ""));
    await().until(() -> changes.get() == 1);
    assertThat(commands.current()).hasSize(1);

    contributions.withdraw("vendor");
    await().until(() -> changes.get() == 2);
    assertThat(commands.current()).isEmpty();
  }

  @Test
  void theHandlerOfACommandThatIsGoneCannotBeMade() {
    contributions.contribute("vendor", command("a", "A", ""));
    ContributedCommand command = commands.current().get(0);
    contributions.withdraw("vendor");

    assertThatThrownBy(command::newHandler).isInstanceOf(IllegalStateException.class);
    assertThat(command.name()).isEqualTo("A");
  }

  @Test
  void nothingIsToldAfterClosing() {
    commands.close();
    AtomicInteger others = new AtomicInteger();
    try (ContributedCommands later =
        new ContributedCommands(contributions.registry(), others::incrementAndGet)) {
      contributions.contribute("vendor", command("a", "A", ""));
      await().until(() -> others.get() == 1);

      assertThat(later.current()).hasSize(1);
      assertThat(changes).hasValue(0);
    }
  }
}
