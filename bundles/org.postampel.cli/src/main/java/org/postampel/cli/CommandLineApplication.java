package org.postampel.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.spi.ToolProvider;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.postampel.check.CheckRunner;
import org.postampel.cli.internal.terminal.Interruption;
import org.postampel.cli.internal.terminal.StandardStreams;
import org.postampel.cli.internal.terminal.Terminal;
import org.postampel.cli.internal.work.Composition;
import org.postampel.cli.internal.work.ServiceComposition;
import org.postampel.core.credential.CredentialSource;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailboxRepository;
import org.postampel.oauth.SignInService;

/** The command line as an application of the launcher, over the services of the framework. */
@Component(service = ToolProvider.class, property = "postampel.application=cli")
public final class CommandLineApplication implements ToolProvider {

  private final Composition composition;

  /** The command line over these services. */
  @Activate
  public CommandLineApplication(
      @Reference MailboxRepository mailboxes,
      @Reference TokenStore store,
      @Reference SignInService signIn,
      @Reference CredentialSource credentials,
      @Reference CheckRunner runner) {
    this.composition = new ServiceComposition(mailboxes, store, signIn, credentials, runner);
  }

  @Override
  public String name() {
    return "postampel";
  }

  @Override
  public int run(PrintWriter out, PrintWriter err, String... arguments) {
    Interruption interruption = new Interruption();
    Terminal terminal =
        StandardStreams.terminal(
            PostampelCommandLine.texts(arguments, System.getenv()), interruption.cancellation());
    return interruption.within(
        () -> PostampelCommandLine.run(arguments, terminal, composition, List.of()));
  }
}
