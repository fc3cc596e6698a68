package org.postampel.oauth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.MailboxId;
import org.postampel.core.mailbox.OAuthSignIn;
import org.postampel.core.mailbox.ProxySetting;
import org.postampel.core.mailbox.ServerSignIn;

/** By which way the authority is reached. */
class HttpClientsTest {

  private static final URI AUTHORITY = URI.create("https://login.microsoftonline.com");
  private static final InetSocketAddress OF_THE_SYSTEM =
      InetSocketAddress.createUnresolved("proxy.system.example", 3128);

  private final ProxySelector former = ProxySelector.getDefault();

  @BeforeEach
  void theSystemHasAProxy() {
    ProxySelector.setDefault(ProxySelector.of(OF_THE_SYSTEM));
  }

  @AfterEach
  void restore() {
    ProxySelector.setDefault(former);
  }

  @Test
  void theProxyOfTheSystemIsTaken() throws IOException {
    assertThat(way(new ProxySetting.SystemProxy()))
        .isEqualTo(new Proxy(Proxy.Type.HTTP, OF_THE_SYSTEM));
  }

  @Test
  void theConfiguredProxyIsTakenInstead() throws IOException {
    assertThat(way(new ProxySetting.Fixed("proxy.example", 8080)))
        .isEqualTo(
            new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", 8080)));
  }

  @Test
  void noProxyIsTakenWhereNoneIsWanted() throws IOException {
    assertThat(way(new ProxySetting.Direct())).isEqualTo(Proxy.NO_PROXY);
  }

  @Test
  void noRedirectIsFollowedAndOneClientServesEqualSettings() throws IOException {
    HttpClients clients = new HttpClients(TimeLimits.usual());
    HttpClient client = clients.of(mailbox(new ProxySetting.Direct()));
    assertThat(client.followRedirects()).isEqualTo(HttpClient.Redirect.NEVER);
    assertThat(clients.of(mailbox(new ProxySetting.Direct()))).isSameAs(client);
  }

  private static Proxy way(ProxySetting setting) throws IOException {
    HttpClient client = new HttpClients(TimeLimits.usual()).of(mailbox(setting));
    List<Proxy> ways = client.proxy().orElseThrow().select(AUTHORITY);
    assertThat(ways).hasSize(1);
    return ways.get(0);
  }

  private static MailboxConfiguration mailbox(ProxySetting setting) {
    OAuthSignIn oauth = Mailboxes.delegated(AUTHORITY).build();
    return MailboxConfiguration.builder()
        .id(new MailboxId("support"))
        .name("support")
        .address("support@musterfirma.example")
        .provider("microsoft365")
        .incoming(Mailboxes.server(MailProtocol.IMAP, ServerSignIn.oauth()))
        .oauth(oauth)
        .proxy(setting)
        .build();
  }
}
