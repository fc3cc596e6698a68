package org.postampel.core.validation;

/**
 * What may be the address of a mailbox: RFC 5321, section 4.1.2, without quoted local parts and
 * address literals; umlauts are allowed (RFC 6531).
 */
final class MailAddress {

  private static final String NEVER_IN_LOCAL_PART = "<>()[]\\,;:\"";
  private static final int LONGEST = 254;

  private MailAddress() {}

  static boolean isLegal(String address) {
    int at = address.indexOf('@');
    return at > 0
        && at == address.lastIndexOf('@')
        && address.length() <= LONGEST
        && address.codePoints().noneMatch(TypedFields::isBlank)
        && address.chars().limit(at).noneMatch(c -> NEVER_IN_LOCAL_PART.indexOf(c) >= 0)
        && address.indexOf(':') < 0
        && HostName.read(address.substring(at + 1)).isPresent();
  }
}
