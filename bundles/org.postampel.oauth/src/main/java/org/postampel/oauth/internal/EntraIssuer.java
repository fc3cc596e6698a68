package org.postampel.oauth.internal;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether an issuer is the authority that was asked (RFC 9207, section 2.4): its address, then the
 * directory, then {@code /v2.0}. A directory that was asked for by a domain or by a word comes back
 * as its id.
 */
final class EntraIssuer {

  private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final String VERSION = "/v2.0";

  private EntraIssuer() {}

  /** Whether the issuer answers this request. */
  static boolean answers(TokenRequest request, String issuer) {
    URI authority = request.oauth().authority();
    String start = authority.toString().replaceAll("/+$", "") + "/";
    if (!issuer.startsWith(start) || !issuer.endsWith(VERSION)) {
      return false;
    }
    String tenant = issuer.substring(start.length(), Math.max(start.length(), issuer.length() - 5));
    return GUID.matcher(tenant.toLowerCase(Locale.ROOT)).matches()
        && TenantRule.fits(request.oauth().tenant(), tenant);
  }
}
