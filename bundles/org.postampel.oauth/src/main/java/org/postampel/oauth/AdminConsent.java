package org.postampel.oauth;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.ServerSignIn;

/**
 * The page on which an administrator approves the application for the whole organisation; Microsoft
 * identity platform, "Admin consent on the Microsoft identity platform".
 */
public final class AdminConsent {

  private AdminConsent() {}

  /**
   * Whether the authority of this mailbox has such a page: one with tenants.
   *
   * @param mailbox any mailbox
   */
  public static boolean isKnownFor(MailboxConfiguration mailbox) {
    return mailbox.oauth().filter(oauth -> !oauth.tenant().isEmpty()).isPresent();
  }

  /**
   * The address of that page for the permissions this mailbox needs.
   *
   * @param mailbox a mailbox with an OAuth sign-in
   * @throws IllegalArgumentException when it has none
   */
  public static URI address(MailboxConfiguration mailbox) {
    OAuthSignIn oauth =
        mailbox
            .oauth()
            .orElseThrow(() -> new IllegalArgumentException(mailbox + " has no OAuth sign-in"));
    Set<String> scopes = new TreeSet<>();
    for (MailServer server : mailbox.servers()) {
      if (server.signIn() instanceof ServerSignIn.OAuth) {
        scopes.addAll(oauth.scopes(server.protocol()));
      }
    }
    return URI.create(
        oauth.authority().toString().replaceAll("/+$", "")
            + "/"
            + encoded(oauth.tenant())
            + "/v2.0/adminconsent?client_id="
            + encoded(oauth.clientId())
            + "&redirect_uri="
            + encoded(oauth.redirect().toString())
            + "&scope="
            + encoded(String.join(" ", scopes)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
