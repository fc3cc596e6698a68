package org.postampel.oauth;

import java.util.Objects;
import org.postampel.core.mailbox.SignInKey;

/**
 * Who is signed in.
 *
 * @param userName the user principal name as the authority writes it; for client credentials the
 *     application id
 * @param key the sign-in it belongs to; mailboxes with an equal key share it
 */
public record SignedInAccount(String userName, SignInKey key) {
  /** Refuses null. */
  public SignedInAccount {
    Objects.requireNonNull(userName);
    Objects.requireNonNull(key);
  }

  /**
   * What an administrator types to end every session of this person everywhere, after a sign-out
   * that only forgot the tokens here; Microsoft Graph PowerShell, "Revoke-MgUserSignInSession".
   */
  public String revokeCommand() {
    return "Revoke-MgUserSignInSession -UserId '"
        + userName.replaceAll("['\u2018-\u201b]", "$0$0")
        + "'";
  }
}
