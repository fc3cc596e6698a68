package org.postampel.check.internal.step;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postampel.check.Evidence;
import org.postampel.check.Sentence;
import org.postampel.check.StepId;
import org.postampel.check.internal.catalogue.Symptom;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.core.tls.TrustPolicy;

/**
 * Asks: are the settings complete, do they fit together, and will they stay good (ports: RFC 8314,
 * section 7; RFC 6409)?
 *
 * <p>Green when: they are. That a mailbox file cannot be read or is invalid is found out before a
 * check runs; its report is made without this class.
 *
 * <p>Yellow when: port and security do not belong together, a password travels in clear text, the
 * host is one that is being shut down, Microsoft 365 is about to refuse passwords or does so
 * already, or somebody signs in as the shared account itself.
 *
 * <p>Red when: the file of trusted certificates cannot be read, or a login name has the retired
 * form {@code user\shared}.
 */
final class SettingsStep implements Step {

  private final CheckContext check;

  SettingsStep(CheckContext check) {
    this.check = check;
  }

  @Override
  public StepId id() {
    return StepId.ACCOUNT_SETTINGS;
  }

  @Override
  public StepVerdict run() {
    MailboxConfiguration mailbox = check.mailbox();
    Optional<Path> file = mailbox.trustedCertificates();
    try {
      check.trust(
          file.isPresent() ? TrustPolicy.withCertificates(file.get()) : TrustPolicy.standard());
    } catch (IOException | CertificateException e) {
      return new StepVerdict.Noticed(
          check.symptom(
              id(), "certificates-unreadable", e.toString(), Map.of("detail", file.get() + "")),
          List.of(new Evidence(Evidence.Kind.EXCEPTION, e.toString())));
    }
    if (check.options().mx()) {
      check.moved().ask();
    }
    List<Evidence> evidence = evidence(mailbox);
    List<Symptom> unusual = new ArrayList<>();
    shared(mailbox).ifPresent(unusual::add);
    mailbox
        .servers()
        .forEach(server -> unusual.addAll(new ServerSettings(check, server).unusual()));
    if (unusual.stream().anyMatch(one -> one.outcome().equals(ServerSettings.RETIRED_LOGIN))) {
      return new StepVerdict.Noticed(unusual.get(0), evidence);
    }
    return unusual.isEmpty()
        ? new StepVerdict.Proved(summary(mailbox), evidence)
        : StepVerdict.unusual(unusual, evidence);
  }

  /** What is wrong with whom the person signs in as. */
  private Optional<Symptom> shared(MailboxConfiguration mailbox) {
    Optional<String> person =
        mailbox
            .oauth()
            .map(OAuthSignIn::account)
            .filter(SignInAccount.Person.class::isInstance)
            .map(account -> ((SignInAccount.Person) account).userName());
    if (!check.isMicrosoft365() || person.isEmpty()) {
      return Optional.empty();
    }
    if (ServerSettings.hasRetiredForm(person.get())) {
      return Optional.of(symptom(ServerSettings.RETIRED_LOGIN, person.get()));
    }
    return mailbox.shared() && person.get().equalsIgnoreCase(mailbox.address())
        ? Optional.of(symptom("signs-in-as-shared", person.get()))
        : Optional.empty();
  }

  private Symptom symptom(String outcome, String detail) {
    return check.symptom(id(), outcome, detail, Map.of(Symptom.DETAIL, detail));
  }

  /**
   * For a shared mailbox at Microsoft 365 it says what has to stay switched on: after a conversion
   * administrators like to switch IMAP off, and SMTP AUTH counts for the mailbox that signs in.
   */
  private Sentence summary(MailboxConfiguration mailbox) {
    Optional<MailServer> incoming = mailbox.incoming();
    if (!check.isMicrosoft365() || !mailbox.shared() || incoming.isEmpty()) {
      return Sentence.of("proved.settings");
    }
    String protocol = incoming.get().protocol().name();
    if (mailbox.outgoing().isEmpty()) {
      return Sentence.of("proved.settings.shared-receiving", protocol, mailbox.address());
    }
    return Sentence.of("proved.settings.shared", protocol, mailbox.address(), signer(mailbox));
  }

  private static String signer(MailboxConfiguration mailbox) {
    return mailbox
        .oauth()
        .map(OAuthSignIn::account)
        .filter(SignInAccount.Person.class::isInstance)
        .map(account -> ((SignInAccount.Person) account).userName())
        .orElse(mailbox.address());
  }

  private static List<Evidence> evidence(MailboxConfiguration mailbox) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(new Evidence(Evidence.Kind.SETTING, "address = " + mailbox.address()));
    for (MailServer server : mailbox.servers()) {
      String text =
          String.format(
              "%s = %s:%d %s",
              server.protocol().id(), server.host(), server.port(), server.security().id());
      evidence.add(new Evidence(Evidence.Kind.SETTING, text));
    }
    return evidence;
  }
}
