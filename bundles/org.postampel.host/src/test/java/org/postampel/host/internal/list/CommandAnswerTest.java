package org.postampel.host.internal.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    assertThat(answer.check()).contains(new LastCheck.Done("red", Instant.parse(END)));
    assertThat(answer.mailbox()).contains(new MailboxId("support"));
  }

  @Test
  void aMailboxThatWasOnlySavedIsUnderstood() {
    CommandAnswer answer = CommandAnswer.of(Map.of("mailbox", "support"));

    assertThat(answer.mailbox()).contains(new MailboxId("support"));
    assertThat(answer.check()).isEmpty();
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
    assertThat(CommandAnswer.of(junk).check()).isEmpty();
    assertThat(CommandAnswer.of(junk).mailbox()).isEmpty();
  }

  @Test
  void aHandlerThatReturnsNothingSaysNothing() {
    assertThat(CommandAnswer.of(null).check()).isEmpty();
    assertThat(CommandAnswer.of(null).mailbox()).isEmpty();
  }
}
