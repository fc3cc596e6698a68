package org.postampel.cli;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postampel.cli.internal.work.Composition;
import org.postampel.cli.internal.work.PlainComposition;
import org.postampel.cli.internal.work.Workplace;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignInPrompt;
import org.postampel.oauth.SignInService;
import org.postampel.oauth.SignedInAccount;

/** Signs in with the outcome a test wants; everything else is the real thing. */
final class FakeSignIn implements SignInService {

  static final URI PAGE = URI.create("https://login.example/authorize?state=1");

  static final URI DEVICE_PAGE = URI.create("https://login.example/device");

  private SignInOutcome outcome = new SignInOutcome.Cancelled();
  private String person = "";
  private final List<String> signedOut = new ArrayList<>();

  Composition composition() {
    return places -> {
      Workplace real = PlainComposition.standard().open(places);
      return new Workplace(
          real.mailboxes(),
          real.presets(),
          real.validator(),
          real.store(),
          this,
          real.credentials(),
          real.checks(),
          real::close);
    };
  }

  /** From now on this person is signed in wherever it is asked. */
  void isSignedIn(String name) {
    person = name;
  }

  void endsWith(SignInOutcome wanted) {
    outcome = wanted;
  }

  List<String> signedOut() {
    return signedOut;
  }

  @Override
  public SignInOutcome signIn(
      MailboxConfiguration mailbox, SignInPrompt prompt, Cancellation cancellation) {
    if (prompt.prefersDeviceCode()) {
      prompt.showDeviceCode("ABCD-1234", DEVICE_PAGE, Instant.parse("2026-11-22T17:15:00Z"));
    } else {
      prompt.openInBrowser(PAGE);
    }
    return outcome;
  }

  @Override
  public void signOut(MailboxConfiguration mailbox) {
    signedOut.add(mailbox.id().value());
  }

  @Override
  public Optional<SignedInAccount> signedInAs(MailboxConfiguration mailbox) {
    return person.isEmpty()
        ? Optional.empty()
        : mailbox.oauth().map(oauth -> new SignedInAccount(person, oauth.key("")));
  }
}
