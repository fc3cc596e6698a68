package org.postampel.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;

/** Somebody who signs in at the pages of the demo's authority, with a browser without a window. */
final class Visitor {

  private static final int MOST_PAGES = 8;

  private final Path authority;

  /** A visitor who trusts the demo in this folder. */
  Visitor(Path demo) {
    this.authority = demo.resolve("ca.pem");
  }

  /** Signs in as this account, accepts, and goes back to the application. */
  void signsIn(URI page, String account) {
    follow(page, account);
  }

  /** Approves the application for all people of the organisation. */
  void approves(URI page) {
    follow(page, "admin@musterfirma.example");
  }

  private void follow(URI page, String account) {
    try {
      FormBrowser browser = new FormBrowser(authority);
      HttpResponse<String> shown = browser.open(page);
      for (int i = 0; i < MOST_PAGES && shown.body().contains("<form"); i++) {
        shown = browser.submit(shown, answer(shown.body(), account));
      }
    } catch (ConnectException nobodyListens) {
      // After an approval the address of the application is opened, and it is not waiting.
      return;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (GeneralSecurityException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  private static Map<String, String> answer(String page, String account) {
    if (page.contains("name=\"account\"")) {
      return Map.of("account", account);
    } else if (page.contains("value=\"accept\"")) {
      return Map.of("decision", "accept");
    }
    return page.contains("value=\"back\"") ? Map.of("decision", "back") : Map.of();
  }
}
