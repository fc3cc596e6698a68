package org.postampel.testkit.internal.directory;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** A name under which an API asks to be addressed; the audience of a token. */
public enum Resource {
  /** Exchange Online by its usual name. */
  OUTLOOK("https://outlook.office.com", Api.EXCHANGE),
  /** Exchange Online by the name used for applications. */
  OUTLOOK_365("https://outlook.office365.com", Api.EXCHANGE),
  /** Exchange Online's management name; the mail servers refuse tokens for it. */
  PS_OUTLOOK("https://ps.outlook.com", Api.EXCHANGE),
  /** Microsoft Graph; the mail servers refuse tokens for it. */
  GRAPH("https://graph.microsoft.com", Api.GRAPH);

  /** An API with its permissions. */
  public enum Api {
    /** Office 365 Exchange Online. */
    EXCHANGE(
        Set.of("IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send", "Mail.Read"),
        Set.of("IMAP.AccessAsApp", "POP.AccessAsApp", "SMTP.SendAsApp")),
    /** Microsoft Graph. */
    GRAPH(Set.of("User.Read", "Mail.Read", "Mail.Send"), Set.of("Mail.Read"));

    private final Set<String> scopes;
    private final Set<String> roles;

    Api(Set<String> scopes, Set<String> roles) {
      this.scopes = scopes;
      this.roles = roles;
    }

    /** Returns the delegated permissions that exist. */
    public Set<String> scopes() {
      return scopes;
    }

    /** Returns the application permissions that exist. */
    public Set<String> roles() {
      return roles;
    }
  }

  private final String uri;
  private final Api api;

  Resource(String uri, Api api) {
    this.uri = uri;
    this.api = api;
  }

  /** Returns the identifier, which is the audience of its tokens. */
  public String uri() {
    return uri;
  }

  /** Returns the API behind the name. */
  public Api api() {
    return api;
  }

  static Optional<Resource> named(String uri) {
    return Arrays.stream(values()).filter(resource -> resource.uri.equals(uri)).findFirst();
  }
}
