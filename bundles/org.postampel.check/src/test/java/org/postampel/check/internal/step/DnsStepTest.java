package org.postampel.check.internal.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postampel.check.CheckOptions;
import org.postampel.check.Samples;
import org.postampel.core.credential.CredentialOutcome;
import org.postampel.core.credential.CredentialSource;
import org.postampel.core.mailbox.MailProtocol;
import org.postampel.core.mailbox.MailServer;
import org.postampel.core.mailbox.MailboxConfiguration;
import org.postampel.core.mailbox.ServerSignIn;
import org.postampel.core.mailbox.TransportSecurity;
import org.postampel.core.provider.ProviderPresets;
import org.postampel.core.task.Cancellation;
import org.postampel.mail.HostLookup;
import org.postampel.mail.MailExchangerLookup;
import org.postampel.oauth.AccessTokenOutcome;
import org.postampel.oauth.AccessTokenSource;

class DnsStepTest {

  @Test
  void onlyIpv6WithoutAWayThereIsUnusualAndWithOneItIsProved() throws UnknownHostException {
    InetAddress six = InetAddress.getByName("2001:db8::1");

    StepVerdict lost = new DnsStep(leg(six), address -> false).run();
    StepVerdict routed = new DnsStep(leg(six), address -> true).run();

    assertThat(((StepVerdict.Noticed) lost).symptom().outcome()).isEqualTo("only-ipv6");
    assertThat(((StepVerdict.Noticed) lost).passable()).isTrue();
    assertThat(routed).isInstanceOf(StepVerdict.Proved.class);
  }

  @Test
  void oldAddressBesideTheNewOneIsEnough() throws UnknownHostException {
    StepVerdict both =
        new DnsStep(
                leg(InetAddress.getByName("2001:db8::1"), InetAddress.getByName("192.0.2.1")),
                address -> false)
            .run();

    assertThat(both).isInstanceOf(StepVerdict.Proved.class);
  }

  private static LegContext leg(InetAddress... addresses) {
    MailServer server =
        new MailServer(
            MailProtocol.IMAP,
            "mail.company.net",
            993,
            TransportSecurity.TLS,
            ServerSignIn.password("anna"));
    ProviderPresets presets = ProviderPresets.load();
    Nobody nobody = new Nobody();
    return new LegContext(
        new CheckContext(
            Samples.mailbox().incoming(server).build(),
            CheckOptions.defaults().withMx(false),
            new CheckContext.Services(
                nobody,
                nobody,
                AccountServices.without(presets, Clock.systemUTC()),
                presets,
                HostLookup.of(host -> List.of(addresses)),
                MailExchangerLookup.none(),
                (trust, limits, stop) -> {
                  throw new AssertionError("a look-up connects to nobody");
                },
                Clock.systemUTC()),
            new Cancellation()),
        server);
  }

  /** Asked by no look-up. */
  private static final class Nobody implements CredentialSource, AccessTokenSource {
    @Override
    public CredentialOutcome credentialFor(MailboxConfiguration mailbox, MailProtocol protocol) {
      throw new AssertionError("a look-up needs no credential");
    }

    @Override
    public AccessTokenOutcome acquire(MailboxConfiguration mailbox, MailProtocol protocol) {
      throw new AssertionError("a look-up needs no token");
    }

    @Override
    public void invalidate(MailboxConfiguration mailbox, MailProtocol protocol) {
      throw new AssertionError("a look-up needs no token");
    }
  }
}
