package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postampel.core.credential.Secret;
import org.postampel.core.credential.SecretName;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.OAuthFlow;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.ProxySetting;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.SignInAccount;
import org.postampel.core.provider.OAuthPreset;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.task.Cancellation;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.AdminConsent;
import org.postampel.oauth.OAuthServices;
import org.postampel.oauth.SignedInAccount;

/** Every cloud of Microsoft is asked about itself and about nothing else. */
class CloudSignInTest {

  private static final Map<String, String> AUTHORITIES =
      Map.of(
          "microsoft365", "login.microsoftonline.com",
          "microsoft365-us-government", "login.microsoftonline.us",
          "microsoft365-china", "login.partner.microsoftonline.cn");

  private final ProviderPresets presets = ProviderPresets.load();
  private final MemoryTokenStore store = new MemoryTokenStore();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private ServerSocket proxy;

  /** A proxy that notes where somebody wants to go and lets nobody through (RFC 9110, 9.3.6). */
  @BeforeEach
  void start() throws IOException {
    proxy = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    Thread thread = new Thread(this::refuseEverybody, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
  }

  private void refuseEverybody() {
    while (!proxy.isClosed()) {
      try (Socket socket = proxy.accept()) {
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        asked.add(in.readLine());
        OutputStream out = socket.getOutputStream();
        out.write(
            "HTTP/1.1 403 no\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
      } catch (IOException e) {
        // the test is over, or the client has gone
      }
    }
  }

  private MailboxConfiguration mailbox(String preset, OAuthFlow flow) {
    OAuthPreset oauth = presets.find(preset).orElseThrow().oauth().orElseThrow();
    Map<MailProtocol, Set<String>> scopes =
        new EnumMap<>(flow.isDelegated() ? oauth.delegatedScopes() : oauth.applicationScopes());
    OAuthSignIn signIn =
        OAuthSignIn.builder()
            .flow(flow)
            .account(
                flow.isDelegated()
                    ? new SignInAccount.Person("person@musterfirma.example")
                    : new SignInAccount.Application())
            .authority(oauth.authority())
            .tenant(FakeAuthority.TENANT)
            .clientId(FakeAuthority.CLIENT)
            .scopes(MailProtocol.IMAP, scopes.get(MailProtocol.IMAP))
            .scopes(MailProtocol.SMTP, scopes.get(MailProtocol.SMTP))
            .build();
    return MailboxConfiguration.builder()
        .id(new MailboxId("support"))
        .name("support")
        .address("support@musterfirma.example")
        .provider(preset)
        .incoming(Mailboxes.server(MailProtocol.IMAP, ServerSignIn.oauth()))
        .outgoing(Mailboxes.server(MailProtocol.SMTP, ServerSignIn.oauth()))
        .oauth(signIn)
        .proxy(new ProxySetting.Fixed("127.0.0.1", proxy.getLocalPort()))
        .build();
  }

  private OAuthServices services() {
    return OAuthServices.create(store, presets, new MovableClock(), "erna");
  }

  @ParameterizedTest
  @ValueSource(strings = {"microsoft365", "microsoft365-us-government", "microsoft365-china"})
  void everyCloudIsAskedAboutItselfOnly(String preset) {
    MailboxConfiguration application = mailbox(preset, OAuthFlow.CLIENT_CREDENTIALS);
    store.write(
        SecretName.clientSecret(application.oauth().orElseThrow().registration()),
        Secret.ofText("value"));

    assertThat(services().accessTokenSource().acquire(application, MailProtocol.IMAP))
        .isInstanceOf(AccessTokenOutcome.Unreachable.class);
    services()
        .signInService()
        .signIn(mailbox(preset, OAuthFlow.DEVICE_CODE), address -> {}, new Cancellation());

    assertThat(asked)
        .isNotEmpty()
        .allMatch(line -> line.equals("CONNECT " + AUTHORITIES.get(preset) + ":443 HTTP/1.1"));
  }

  @Test
  void administratorsPagesFollowTheCloud() {
    AUTHORITIES.forEach(
        (preset, authority) -> {
          MailboxConfiguration mailbox = mailbox(preset, OAuthFlow.BROWSER);
          URI address = AdminConsent.address(mailbox);
          assertThat(address.getHost()).isEqualTo(authority);
          assertThat(address.getQuery().contains("outlook.office.com"))
              .isEqualTo(preset.equals("microsoft365"));
          SignedInAccount account =
              new SignedInAccount(
                  "person@musterfirma.example", mailbox.oauth().orElseThrow().key("erna"));
          assertThat(account.removeConsentCommand())
              .contains(
                  "appId eq '" + FakeAuthority.CLIENT + "'", "Remove-MgOauth2PermissionGrant");
          assertThat(account.removeConsentPage()).isPresent();
        });
  }
}
