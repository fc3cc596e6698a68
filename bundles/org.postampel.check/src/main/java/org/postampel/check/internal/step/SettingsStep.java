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
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.tls.TrustPolicy;

/**
 * Asks: are the settings complete, and will they stay good?
 *
 * <p>Green when: they are. That a mailbox file cannot be read or is invalid is found out before a
 * check runs; its report is made without this class.
 *
 * <p>Yellow when: a password travels in clear text, the host is one that is being shut down, or the
 * provider is about to refuse passwords.
 *
 * <p>Red when: the file of trusted certificates cannot be read.
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
    List<Evidence> evidence = evidence(mailbox);
    for (MailServer server : mailbox.servers()) {
      Optional<StepVerdict> unusual = unusual(server, evidence);
      if (unusual.isPresent()) {
        return unusual.get();
      }
    }
    return new StepVerdict.Proved(Sentence.of("proved.settings"), evidence);
  }

  private Optional<StepVerdict> unusual(MailServer server, List<Evidence> evidence) {
    boolean password = server.signIn() instanceof ServerSignIn.Password;
    boolean signsIn = !(server.signIn() instanceof ServerSignIn.None);
    String outcome = "";
    if (server.host().matches("(?i)(imap|pop)-legacy\\.office365\\.com")) {
      outcome = "legacy-host";
    } else if (server.security() == TransportSecurity.NONE && signsIn) {
      outcome = "clear-text";
    } else if (password
        && server.protocol() == MailProtocol.SMTP
        && check.mailbox().provider().equals("microsoft365")) {
      outcome = "password-ending";
    }
    if (outcome.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> facts =
        Map.of("detail", server.protocol().name(), "protocol", server.protocol().id());
    return Optional.of(
        new StepVerdict.Noticed(
            check.symptom(id(), outcome, server.host(), facts), evidence, true));
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
