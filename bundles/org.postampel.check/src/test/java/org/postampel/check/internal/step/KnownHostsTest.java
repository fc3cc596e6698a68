package org.postampel.check.internal.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postampel.core.provider.ProviderPresets;

class KnownHostsTest {

  static Stream<Arguments> hostsOfPresets() {
    return ProviderPresets.load().all().stream()
        .flatMap(
            preset ->
                preset.servers().stream()
                    .filter(server -> server.host().matches(".+\\..+"))
                    .map(server -> Arguments.of(preset.id(), server.host())))
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("hostsOfPresets")
  void everyServerOfAPresetIsKnown(String preset, String host) {
    String shared = host.equals("outlook.office365.com") ? "microsoft365" : preset;
    assertThat(KnownHosts.builtIn().provider(host)).contains(shared);
  }

  @ParameterizedTest
  @CsvSource({
    "musterfirma-de.mail.protection.outlook.com, microsoft365",
    "musterfirma-de.b-v1.mx.microsoft, microsoft365",
    "hotmail-com.olc.protection.outlook.com, outlook-com",
    "smtp.partner.outlook.cn, microsoft365-china",
    "IMAP.Strato.DE, strato"
  })
  void longestEndDecides(String host, String provider) {
    assertThat(KnownHosts.builtIn().provider(host)).contains(provider);
  }

  @ParameterizedTest
  @CsvSource({"mail.musterfirma.de", "notoutlook.com", "de"})
  void othersAreUnknown(String host) {
    assertThat(KnownHosts.builtIn().provider(host)).isEmpty();
  }
}
