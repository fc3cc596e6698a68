package org.postampel.core.validation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Host names of Microsoft that a person should know more about. */
final class MicrosoftNames {

  /**
   * Names that are being shut or are gone. The "legacy" names end from July to December 2026
   * (Exchange Team Blog, 27 April 2026, MC1293480); the German cloud has ended.
   */
  private static final Map<String, String> INSTEAD =
      Map.of(
          "imap-legacy.office365.com", "outlook.office365.com",
          "pop-legacy.office365.com", "outlook.office365.com",
          "outlook.office.de", "outlook.office365.com");

  private static final Set<String> EXCHANGE_ONLINE =
      Set.of(
          "outlook.office365.com",
          "smtp.office365.com",
          "outlook.office365.us",
          "smtp.office365.us",
          "partner.outlook.cn",
          "smtp.partner.outlook.cn",
          "imap-legacy.office365.com",
          "pop-legacy.office365.com");

  private static final Set<String> ENTRA =
      Set.of(
          "login.microsoftonline.com",
          "login.microsoftonline.us",
          "login.partner.microsoftonline.cn",
          "login.chinacloudapi.cn");

  /** The authority of the German cloud, which has ended. */
  static final String RETIRED_AUTHORITY = "login.microsoftonline.de";

  private MicrosoftNames() {}

  static Optional<String> instead(String host) {
    return Optional.ofNullable(INSTEAD.get(host));
  }

  static boolean isExchangeOnline(String host) {
    return EXCHANGE_ONLINE.contains(host);
  }

  static boolean isEntra(String authorityHost) {
    return ENTRA.contains(authorityHost);
  }
}
