package org.postampel.ui.internal.handler;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.program.Program;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.postampel.check.CheckRunner;
import org.postampel.check.SendAsProofs;
import org.postampel.core.credential.TokenStore;
import org.postampel.core.mailbox.MailboxRepository;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.mail.MailExchangerLookup;
import org.postampel.oauth.ClientRegistrations;
import org.postampel.oauth.SignInService;
import org.postampel.tokenstore.TokenStores;
import org.postampel.ui.DialogServices;
import org.postampel.ui.HelpPages;
import org.postampel.ui.internal.help.BrowserHelp;
import org.postampel.ui.internal.help.HelpFiles;
import org.postampel.ui.internal.text.Sentences;

/** Takes the services of a dialog from the registry and gives them back when it is closed. */
final class ServiceLookup implements AutoCloseable {

  private final BundleContext context;
  private final Locale locale;
  private final List<ServiceReference<?>> taken = new ArrayList<>();

  private ServiceLookup(BundleContext context, Locale locale) {
    this.context = context;
    this.locale = locale;
  }

  /** A look-up through this bundle's own context. */
  static ServiceLookup open(Locale locale) throws ExecutionException {
    Bundle bundle = FrameworkUtil.getBundle(ServiceLookup.class);
    BundleContext context = bundle == null ? null : bundle.getBundleContext();
    if (context == null) {
      throw missing("OSGi", locale);
    }
    return new ServiceLookup(context, locale);
  }

  DialogServices services() throws ExecutionException {
    Executor background = threads();
    Predicate<URI> browser = page -> Program.launch(page.toString());
    return new DialogServices(
        get(MailboxRepository.class),
        get(TokenStore.class),
        get(SignInService.class),
        get(CheckRunner.class),
        SendAsProofs.in(storeFolder()),
        ProviderPresets.load(),
        ClientRegistrations.load(),
        MailExchangerLookup.system(),
        background,
        browser,
        find(HelpPages.class).orElseGet(() -> new BrowserHelp(helpFiles(), background, browser)),
        locale);
  }

  /** The pages of the installed help, if any; unpacked in the cache of the distribution or ours. */
  private HelpFiles helpFiles() {
    String cache = context.getProperty(TokenStores.CACHE_PROPERTY);
    Path folder =
        cache == null ? context.getDataFile("help").toPath() : Path.of(cache).resolve("help");
    Optional<Bundle> help =
        Arrays.stream(context.getBundles())
            .filter(bundle -> HelpPages.BUNDLE.equals(bundle.getSymbolicName()))
            .findFirst();
    return new HelpFiles(name -> help.map(bundle -> bundle.getEntry(name)), folder, locale);
  }

  /** The folder of the token store, which the framework property names, else the usual one. */
  private Path storeFolder() {
    String named = context.getProperty("postampel.store");
    return named == null
        ? TokenStores.usualFolder(
            System.getenv(),
            System.getProperty("os.name"),
            Path.of(System.getProperty("user.home")))
        : Path.of(named);
  }

  /** A thread a task: a dialog has few, and one that hangs must not hold up another. */
  private static Executor threads() {
    return task -> {
      Thread thread = new Thread(task, "postampel-dialog");
      thread.setDaemon(true);
      thread.start();
    };
  }

  private <T> T get(Class<T> type) throws ExecutionException {
    return find(type).orElseThrow(() -> missing(type.getSimpleName(), locale));
  }

  private <T> Optional<T> find(Class<T> type) {
    ServiceReference<T> reference = context.getServiceReference(type);
    T service = reference == null ? null : context.getService(reference);
    if (service != null) {
      taken.add(reference);
    }
    return Optional.ofNullable(service);
  }

  private static ExecutionException missing(String what, Locale locale) {
    return new ExecutionException(Sentences.in(locale).get("service.missing", what));
  }

  @Override
  public void close() {
    taken.forEach(context::ungetService);
  }
}
