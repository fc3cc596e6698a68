package org.postampel.oauth.internal;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * A device code that may be shown to a person: both parts come from the network, and the person is
 * told to type the one and to open the other (RFC 8628, section 3.3).
 *
 * @param userCode what is typed
 * @param page where
 */
record ShownDeviceCode(String userCode, URI page) {

  private static final int LONGEST_ADDRESS = 2000;
  private static final Pattern CODE = Pattern.compile("[\\p{Alnum}][\\p{Alnum} -]{0,63}");

  /**
   * Checks both.
   *
   * @throws AuthorityException when one of them is nothing to show
   */
  static ShownDeviceCode of(String userCode, String address) throws AuthorityException {
    if (userCode == null || !CODE.matcher(userCode).matches()) {
      throw no("the device code is none that can be typed");
    }
    if (address == null || address.isEmpty() || address.length() > LONGEST_ADDRESS) {
      throw no("no address for the device code");
    }
    try {
      URI page = URI.create(address);
      if (!"https".equalsIgnoreCase(page.getScheme())) {
        throw no("the address for the device code is not https");
      } else if (page.getHost() == null || page.getUserInfo() != null) {
        throw no("the address for the device code names no server");
      }
      return new ShownDeviceCode(userCode, page);
    } catch (IllegalArgumentException e) {
      throw no("no address for the device code");
    }
  }

  private static AuthorityException no(String cause) {
    return new AuthorityException(new AttemptFailure.NoAnswer(cause));
  }
}
