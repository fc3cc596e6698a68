package org.postampel.host.internal;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.spi.ToolProvider;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.widgets.Display;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailboxRepository;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.text.Texts;
import org.postampel.core.validation.MailboxValidator;
import org.postampel.host.internal.list.LastChecks;
import org.postampel.host.internal.list.MailboxList;
import org.postampel.host.internal.registry.ContributedCommands;
import org.postampel.host.internal.window.HostWindow;

/**
 * The host as an application of the launcher: opens the window and runs its event loop on the
 * calling thread until the window is closed.
 */
@Component(service = ToolProvider.class, property = "postampel.application=host")
public final class HostApplication implements ToolProvider {

  /** The exit status of the command line for "nothing reachable". */
  private static final int NOT_AVAILABLE = 69;

  private static final String HOME = "user.home";

  private final MailboxRepository repository;
  private final TokenStore store;
  private final BundleContext context;

  /** The host over the services of the framework. */
  @Activate
  public HostApplication(
      BundleContext context, @Reference MailboxRepository repository, @Reference TokenStore store) {
    this.context = context;
    this.repository = repository;
    this.store = store;
  }

  @Override
  public String name() {
    return "host";
  }

  @Override
  public int run(PrintWriter out, PrintWriter err, String... arguments) {
    Texts texts = Texts.beside(HostApplication.class, Locale.getDefault());
    Path memory = Path.of(setting("postampel.store", ".")).resolve("last-checks.properties");
    MailboxList list =
        new MailboxList(
            repository,
            store,
            new MailboxValidator(ProviderPresets.load()),
            new LastChecks(memory),
            setting("postampel.user", System.getProperty("user.name", "")));
    Display display;
    try {
      Display.setAppName("Postampel");
      display = new Display();
    } catch (SWTError | LinkageError noDisplay) {
      err.println(texts.get("display.missing", firstLine(noDisplay)));
      err.flush();
      return NOT_AVAILABLE;
    }
    try (HostWindow window =
        new HostWindow(display, texts, list, ContributedCommands::ofFramework)) {
      window.open();
      window.runUntilClosed();
    } finally {
      dispose(display);
    }
    return 0;
  }

  /**
   * SWT for GTK leaves a file in the person's home when a display ends; without a home it does not.
   */
  private static void dispose(Display display) {
    String home = System.clearProperty(HOME);
    try {
      display.dispose();
    } finally {
      if (home != null) {
        System.setProperty(HOME, home);
      }
    }
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }

  private String setting(String name, String otherwise) {
    return Optional.ofNullable(context.getProperty(name)).orElse(otherwise);
  }
}
