package org.postampel.ui;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.osgi.annotation.versioning.ConsumerType;
import org.postampel.ui.internal.help.BrowserHelp;
import org.postampel.ui.internal.help.HelpFiles;

/**
 * Shows pages of the user help. A host that has a help system of its own registers this as an OSGi
 * service; without one the pages are opened in the person's browser, from files. The pages lie in
 * the bundle {@link #BUNDLE}, which nothing requires: where it is missing, no page is shown.
 */
@ConsumerType
public interface HelpPages {

  /** The symbolic name of the bundle with the pages and a table of contents for a workbench. */
  String BUNDLE = "org.postampel.help";

  /**
   * Shows a page. Called on the user-interface thread; returns at once.
   *
   * @param page a path inside the bundle, perhaps with an anchor, such as {@code
   *     org/postampel/help/findings/imap.html#imap.token-rejected}; where the bundle has the page
   *     in the person's language, that one is meant
   * @return whether it was shown; completes soon, on any thread, and never with an exception
   */
  CompletionStage<Boolean> show(String page);

  /**
   * Pages in the browser, for a program without OSGi that has the help on its class path.
   *
   * @param folder where the pages are unpacked, below a folder of their language
   * @param background runs what touches the disk, never on the calling thread
   * @param browser opens an address and says whether there was a browser; called on the
   *     user-interface thread
   * @param locale the language wanted
   */
  static HelpPages inBrowser(
      Path folder, Executor background, Predicate<URI> browser, Locale locale) {
    HelpFiles files =
        new HelpFiles(
            name -> Optional.ofNullable(HelpPages.class.getClassLoader().getResource(name)),
            folder,
            locale);
    return new BrowserHelp(files, background, browser);
  }
}
