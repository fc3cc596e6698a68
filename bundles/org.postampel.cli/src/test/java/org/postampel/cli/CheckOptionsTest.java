package org.postampel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.check.CheckListener;
import org.postampel.check.CheckOptions;
import org.postampel.check.CheckReport;
import org.postampel.check.SendAsProof;
import org.postampel.check.StepResult;
import org.postampel.cli.internal.work.Checks;
import org.postampel.cli.internal.work.Composition;
import org.postampel.cli.internal.work.Places;
import org.postampel.cli.internal.work.PlainComposition;
import org.postampel.cli.internal.work.Workplace;
import org.postampel.core.credential.AuthorityFailure;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxEntry;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.task.Cancellation;
import org.postampel.core.validation.MailboxValidator;
import org.postampel.core.validation.ValidationOutcome;
import org.postampel.tokenstore.KeyPolicy;
import org.postampel.tokenstore.WrappingKeyChoice;

/** What the words behind {@code check} mean to the check. */
class CheckOptionsTest {

  @TempDir Path folder;
  private final List<CheckOptions> seen = new CopyOnWriteArrayList<>();
  private Caller caller;

  @BeforeEach
  void twoMailboxes() throws Exception {
    caller = new Caller(folder).with(listening());
    caller.writeLocalMailbox("support", 993, 587);
    caller.writeLocalMailbox("info", 993, 587);
  }

  @Test
  void oneMailboxIsCheckedWithoutHasteAndMayBeExplored() {
    assertThat(options("check", "support"))
        .allSatisfy(
            options -> {
              assertThat(options.bulk()).isFalse();
              assertThat(options.roundtrip()).isFalse();
              assertThat(options.ephemeral()).isFalse();
              assertThat(options.mx()).isTrue();
              assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(30));
            });
  }

  @Test
  void severalMailboxesAreCheckedWithoutTryingWhatNobodyConfigured() {
    assertThat(options("check", "--all")).hasSize(2).allMatch(CheckOptions::bulk);
    assertThat(options("check", "support", "info")).hasSize(2).allMatch(CheckOptions::bulk);
  }

  @Test
  void aRoundTripIsAskedForByNameAndHasTheTimeAMessageTakes() {
    assertThat(options("check", "support", "--roundtrip"))
        .allMatch(CheckOptions::roundtrip)
        .allMatch(options -> options.timeout().compareTo(Duration.ofMinutes(2)) >= 0);
  }

  @Test
  void theFolderTheErpMovesMailToIsTriedOnlyWhereItIsNamed() {
    assertThat(options("check", "support")).allMatch(options -> options.moveFolder().isEmpty());
    assertThat(options("check", "support", "--move-to", "Erledigt"))
        .allMatch(options -> options.moveFolder().equals("Erledigt"));
    assertThat(caller.call("check", "--help")).isZero();
    assertThat(caller.out()).contains("--move-to=FOLDER");
  }

  @Test
  void withoutMxNobodyIsAskedWhereTheMailOfTheDomainGoes() {
    assertThat(options("check", "support", "--no-mx")).noneMatch(CheckOptions::mx);
  }

  @Test
  void aTimeIsTheWholeChecksAndAStepGetsAtMostHalfOfIt() {
    assertThat(options("check", "support", "--timeout", "6"))
        .allMatch(options -> options.timeout().equals(Duration.ofSeconds(6)))
        .allMatch(options -> options.stepTimeout().compareTo(Duration.ofSeconds(3)) <= 0);
  }

  @Test
  void whatARealMessageProvedIsRememberedBesideTheStore() {
    SendAsProof proof =
        new SendAsProof(Instant.parse("2026-11-22T10:00:00Z"), SendAsProof.Kind.SEND_AS);
    MailboxConfiguration support = configuration("support");

    options("check", "support").get(0).proofs().remember(support, proof);

    assertThat(options("check", "support").get(0).proofs().find(support)).contains(proof);
    assertThat(caller.store().resolve("send-as-proofs.properties")).exists();
  }

  @Test
  void aCheckForThisOnceRemembersNothing() {
    caller.typing("geheim\n");
    List<CheckOptions> once = options("check", "support", "--ephemeral");
    assertThat(once).allMatch(CheckOptions::ephemeral);

    once.get(0)
        .proofs()
        .remember(
            configuration("support"), new SendAsProof(Instant.EPOCH, SendAsProof.Kind.SEND_AS));

    assertThat(caller.store()).doesNotExist();
  }

  /** The options with which each mailbox was checked. */
  private List<CheckOptions> options(String... words) {
    seen.clear();
    caller.call(words);
    assertThat(seen).as(caller.err()).isNotEmpty();
    return List.copyOf(seen);
  }

  private MailboxConfiguration configuration(String id) {
    try (Workplace workplace = PlainComposition.standard().open(places())) {
      MailboxEntry entry = workplace.mailboxes().find(new MailboxId(id)).orElseThrow();
      ValidationOutcome outcome =
          new MailboxValidator(ProviderPresets.load())
              .validate(entry.id(), ((MailboxEntry.Readable) entry).draft(), caller.mailboxes());
      return ((ValidationOutcome.Valid) outcome).configuration();
    }
  }

  private Places places() {
    return new Places(
        caller.mailboxes(), caller.store(), KeyPolicy.of(WrappingKeyChoice.UNCHOSEN), true);
  }

  /** The real parts, but instead of checking it is only heard how it should be done. */
  private Composition listening() {
    return places -> {
      Workplace real = PlainComposition.standard().open(places);
      return new Workplace(
          real.mailboxes(),
          real.presets(),
          real.validator(),
          real.store(),
          real.signIn(),
          real.credentials(),
          heard(real.checks()),
          real::close);
    };
  }

  private Checks heard(Checks real) {
    return new Checks() {
      @Override
      public CheckReport check(
          MailboxEntry entry,
          CheckOptions options,
          CheckListener listener,
          Cancellation cancellation) {
        seen.add(options);
        // Cancelled before it begins: the report is there, and no server was asked.
        Cancellation over = new Cancellation();
        over.cancel();
        return real.check(entry, options, listener, over);
      }

      @Override
      public StepResult refused(MailboxConfiguration mailbox, AuthorityFailure failure) {
        return real.refused(mailbox, failure);
      }
    };
  }
}
