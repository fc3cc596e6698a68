package org.postampel.core.validation;

/**
 * What may be the address of a mailbox: RFC 5321, section 4.1.2, without quoted local parts and
 * address literals; umlauts are allowed (RFC 6531).
 */
final class MailAddress {

  private static final String NEVER_IN_LOCAL_PART = "<>()[]\\,;:\"";
  private static final int LONGEST = 254;

  /** RFC 5321, section 4.5.3.1.1. */
  private static final int LONGEST_LOCAL_PART = 64;

  private MailAddress() {}

  static boolean isLegal(String address) {
    int at = address.indexOf('@');
    return at > 0
        && at <= LONGEST_LOCAL_PART
        && at == address.lastIndexOf('@')
        && address.length() <= LONGEST
        && address.codePoints().noneMatch(TypedFields::isBlank)
        && address.chars().limit(at).noneMatch(c -> NEVER_IN_LOCAL_PART.indexOf(c) >= 0)
        && address.indexOf(':') < 0
        && HostName.read(address.substring(at + 1)).isPresent();
  }
}
