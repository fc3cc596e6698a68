package org.postampel.oauth.internal;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether an account comes from the directory that was asked for. A directory that was named by its
 * domain cannot be compared here; the authority itself does that.
 */
final class TenantRule {

  private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** The directory of all private accounts; Microsoft, "ID token claims reference", {@code tid}. */
  private static final String PRIVATE_ACCOUNTS = "9188040d-6c67-4c5b-b112-36a304b66dad";

  private TenantRule() {}

  /**
   * Whether the directory fits.
   *
   * @param asked as configured: an id, a domain, or a word such as {@code organizations}
   * @param came the id in the ID token; an empty one fits, because some authorities do not say it
   */
  static boolean fits(String asked, String came) {
    String wanted = asked.toLowerCase(Locale.ROOT);
    String tenant = came.toLowerCase(Locale.ROOT);
    if (tenant.isEmpty() || wanted.equals("common")) {
      return true;
    } else if (wanted.equals("consumers")) {
      return tenant.equals(PRIVATE_ACCOUNTS);
    } else if (GUID.matcher(wanted).matches()) {
      return tenant.equals(wanted);
    }
    return !tenant.equals(PRIVATE_ACCOUNTS);
  }
}
