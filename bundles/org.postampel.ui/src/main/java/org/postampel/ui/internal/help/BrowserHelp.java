package org.postampel.ui.internal.help;

import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.eclipse.swt.widgets.Display;
import org.postampel.ui.HelpPages;

/** The help in the person's browser, from files on this machine. */
public final class BrowserHelp implements HelpPages {

  private static final System.Logger LOG = System.getLogger(BrowserHelp.class.getName());

  private final HelpFiles files;
  private final Executor background;
  private final Predicate<URI> browser;

  /** Pages of these files, unpacked by this executor, opened by this browser. */
  public BrowserHelp(HelpFiles files, Executor background, Predicate<URI> browser) {
    this.files = Objects.requireNonNull(files);
    this.background = Objects.requireNonNull(background);
    this.browser = Objects.requireNonNull(browser);
  }

  @Override
  public CompletionStage<Boolean> show(String page) {
    Display display = Display.getCurrent();
    return CompletableFuture.supplyAsync(() -> files.address(page), background)
        .thenApplyAsync(address -> address.filter(browser).isPresent(), display::asyncExec)
        .exceptionally(
            failure -> {
              LOG.log(Level.WARNING, "The help cannot be shown: " + page, failure);
              return false;
            });
  }
}
