package org.postampel.host.internal.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postampel.core.mailbox.MailboxId;

class CommandAnswerTest {

  private static final String END = "2026-02-03T10:15:30Z";

  @Test
  void aCheckOfAMailboxIsUnderstood() {
    CommandAnswer answer =
        CommandAnswer.of(Map.of("light", "red", "finished", END, "mailbox", "support"));

    assertThat(answer.checks(Optional.of(new MailboxId("info"))))
        .isEqualTo(Map.of(new MailboxId("support"), new LastCheck.Done("red", Instant.parse(END))));
    assertThat(answer.mailbox()).contains(new MailboxId("support"));
  }

  @Test
  void withoutAMailboxTheOneThatWasAskedForIsMeant() {
    CommandAnswer answer = CommandAnswer.of(Map.of("light", "red", "finished", END));

    assertThat(answer.checks(Optional.of(new MailboxId("info"))))
        .containsOnlyKeys(new MailboxId("info"));
    assertThat(answer.checks(Optional.empty())).isEmpty();
  }

  @Test
  void checksOfSeveralMailboxesAreUnderstoodEachForItself() {
    CommandAnswer answer =
        CommandAnswer.of(
            Map.of(
                "light.info", "green",
                "finished.info", END,
                "light.support", "red",
                "finished.support", END,
                "light.unfinished", "grey",
                "light.No Id", "red",
                "finished.No Id", END));

    assertThat(answer.checks(Optional.empty()))
        .isEqualTo(
            Map.of(
                new MailboxId("info"), new LastCheck.Done("green", Instant.parse(END)),
                new MailboxId("support"), new LastCheck.Done("red", Instant.parse(END))));
  }

  @Test
  void aMailboxThatWasOnlySavedIsUnderstood() {
    CommandAnswer answer = CommandAnswer.of(Map.of("mailbox", "support"));

    assertThat(answer.mailbox()).contains(new MailboxId("support"));
    assertThat(answer.checks(Optional.empty())).isEmpty();
  }

  static List<Object> junk() {
    Map<String, Object> nulls = new HashMap<>();
    nulls.put("light", null);
    nulls.put("finished", null);
    nulls.put("mailbox", null);
    return List.of(
        "green",
        List.of("light", "green"),
        Map.of(),
        nulls,
        Map.of("light", "green", "mailbox", 7),
        Map.of("finished", END, "mailbox", ""),
        Map.of("light", "purple", "finished", END, "mailbox", "../secret"),
        Map.of("light", "GREEN", "finished", END),
        Map.of("light", "green", "finished", "yesterday"),
        Map.of("light", "green", "finished", Instant.EPOCH),
        Map.of("light", 1, "finished", END, "mailbox", "Support Köln"));
  }

  @ParameterizedTest
  @MethodSource("junk")
  void anythingElseSaysNothing(Object junk) {
    assertThat(CommandAnswer.of(junk).checks(Optional.of(new MailboxId("info")))).isEmpty();
    assertThat(CommandAnswer.of(junk).mailbox()).isEmpty();
  }

  @Test
  void aHandlerThatReturnsNothingSaysNothing() {
    assertThat(CommandAnswer.of(null).checks(Optional.of(new MailboxId("info")))).isEmpty();
    assertThat(CommandAnswer.of(null).mailbox()).isEmpty();
  }
}
