package org.postampel.oauth;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.postampel.core.mailbox.SignInKey;

/**
 * Who is signed in.
 *
 * @param userName the user principal name as the authority writes it; for client credentials the
 *     application id
 * @param key the sign-in it belongs to; mailboxes with an equal key share it
 */
public record SignedInAccount(String userName, SignInKey key) {

  /** The administration pages of Microsoft's clouds by authority; Microsoft, "National clouds". */
  private static final Map<String, String> PORTALS =
      Map.of(
          "login.microsoftonline.com", "https://entra.microsoft.com/",
          "login.microsoftonline.us", "https://entra.microsoft.us/",
          "login.partner.microsoftonline.cn", "https://entra.microsoftonline.cn/",
          "login.chinacloudapi.cn", "https://entra.microsoftonline.cn/");

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

  /**
   * What an administrator types to take back every consent this organisation, or a person of it,
   * gave to the application: the permissions it holds through people; Microsoft Graph PowerShell,
   * "Remove-MgOauth2PermissionGrant".
   */
  public String removeConsentCommand() {
    return "Get-MgServicePrincipal -Filter \"appId eq '"
        + key.registration().clientId().replaceAll("[^0-9A-Za-z._-]", "")
        + "'\" | ForEach-Object { Get-MgServicePrincipalOauth2PermissionGrant -ServicePrincipalId"
        + " $_.Id -All } | ForEach-Object { Remove-MgOauth2PermissionGrant -OAuth2PermissionGrantId"
        + " $_.Id }";
  }

  /**
   * The list of enterprise applications in the administration pages of the registration's cloud,
   * where an administrator finds the application by its client id and takes back its permissions by
   * hand. Empty where the authority is none of Microsoft's.
   */
  public Optional<URI> removeConsentPage() {
    String host = key.registration().authority().getHost();
    return Optional.ofNullable(PORTALS.get(host == null ? "" : host.toLowerCase(Locale.ROOT)))
        .map(
            portal ->
                URI.create(
                    portal
                        + "#view/Microsoft_AAD_IAM/StartboardApplicationsMenuBlade"
                        + "/~/AppAppsPreview"));
  }
}
