package org.postampel.cli.internal.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.postampel.cli.internal.command.Entries;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Places;
import org.postampel.cli.internal.work.PlainComposition;
import org.postampel.cli.internal.work.Workplace;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignInOutcome;
import org.postampel.oauth.SignInPrompt;
import org.postampel.testkit.demo.DemoBrowser;
import org.postampel.testkit.demo.DemoFiles;
import org.postampel.testkit.demo.DemoMailbox;
import org.postampel.testkit.demo.DemoTenant;
import org.postampel.tokenstore.KeyPolicy;
import org.postampel.tokenstore.WrappingKeyChoice;

/** The running demo tenant with its mailbox files and a store in which everybody is signed in. */
final class DemoStage implements AutoCloseable {

  private final Terminal terminal;
  private final DemoTenant tenant;
  private final Path folder;
  private final List<DemoMailbox> mailboxes;

  private DemoStage(
      Terminal terminal, DemoTenant tenant, Path folder, List<DemoMailbox> mailboxes) {
    this.terminal = terminal;
    this.tenant = tenant;
    this.folder = folder;
    this.mailboxes = mailboxes;
  }

  /**
   * Starts the tenant, writes the files and signs everybody in who can sign in.
   *
   * @param folder gets {@code mailboxes}, {@code ca.pem}, {@code store} and {@code tenant}
   */
  static DemoStage start(Terminal terminal, Path folder) throws IOException {
    DemoTenant tenant = DemoTenant.start(folder.resolve("tenant"), Clock.systemUTC());
    try {
      DemoStage stage = new DemoStage(terminal, tenant, folder, DemoFiles.write(tenant, folder));
      stage.seed();
      return stage;
    } catch (IOException | RuntimeException e) {
      tenant.close();
      throw e;
    }
  }

  /** The folders of the demo; its key lies in a file, because nobody is there to be asked. */
  Places places() {
    return new Places(
        folder.resolve("mailboxes"),
        folder.resolve("store"),
        KeyPolicy.of(WrappingKeyChoice.FILE),
        false);
  }

  List<DemoMailbox> mailboxes() {
    return mailboxes;
  }

  /** A browser that trusts the demo. */
  DemoBrowser browser() {
    return tenant.browser();
  }

  /** The registration that is only served with its secret. */
  String confidentialClientId() {
    return tenant.confidentialClientId().toString();
  }

  Workplace open() {
    return PlainComposition.standard().open(places());
  }

  @Override
  public void close() throws IOException {
    tenant.close();
  }

  private void seed() {
    try (Workplace workplace = open()) {
      Entries entries = new Entries(terminal, workplace);
      Set<String> done = new HashSet<>();
      for (DemoMailbox demo : mailboxes) {
        MailboxConfiguration mailbox = entries.configuration(demo.id());
        if (demo.canSignIn() && demo.person().isEmpty()) {
          storeApplicationSecret(workplace, mailbox);
        } else if (demo.canSignIn() && done.addAll(consents(demo, mailbox))) {
          signIn(workplace, demo, mailbox);
        }
      }
    }
  }

  /** One sign-in serves every mailbox of a person, but each protocol is consented to once. */
  private static Set<String> consents(DemoMailbox demo, MailboxConfiguration mailbox) {
    return mailbox.servers().stream()
        .map(server -> demo.person().orElseThrow() + " " + server.protocol())
        .collect(Collectors.toSet());
  }

  private void storeApplicationSecret(Workplace workplace, MailboxConfiguration mailbox) {
    SecretName name = SecretName.clientSecret(mailbox.oauth().orElseThrow().registration());
    try (Secret secret = tenant.applicationSecret()) {
      workplace.store().write(name, secret);
    }
  }

  private void signIn(Workplace workplace, DemoMailbox demo, MailboxConfiguration mailbox) {
    // The tenant has forgotten its refresh tokens since the last start, so the old one is no use.
    workplace.signIn().signOut(mailbox);
    Cancellation cancellation = new Cancellation();
    SignInOutcome outcome =
        workplace.signIn().signIn(mailbox, person(demo, cancellation), cancellation);
    if (!(outcome instanceof SignInOutcome.Granted)) {
      terminal
          .err()
          .println(demo.id() + ": " + outcome.sentence(OAuthServices.texts(terminal.locale())));
    }
  }

  /** A person who signs in at the page, on a thread as a real browser would. */
  private SignInPrompt person(DemoMailbox demo, Cancellation cancellation) {
    return address -> {
      Thread thread =
          new Thread(
              () -> {
                try {
                  DemoBrowser.Visit visit =
                      tenant.browser().signIn(address, demo.person().orElseThrow());
                  if (visit instanceof DemoBrowser.Visit.Stopped stopped) {
                    terminal.saySentence(demo.id() + ": " + stopped.sentence());
                    cancellation.cancel();
                  }
                } catch (IOException e) {
                  terminal.saySentence(demo.id() + ": " + e.getMessage());
                  cancellation.cancel();
                }
              },
              "postampel-demo-browser");
      thread.setDaemon(true);
      thread.start();
    };
  }

  /** What the demo says about a mailbox. */
  Optional<DemoMailbox> find(String id) {
    return mailboxes.stream().filter(mailbox -> mailbox.id().equals(id)).findFirst();
  }
}
