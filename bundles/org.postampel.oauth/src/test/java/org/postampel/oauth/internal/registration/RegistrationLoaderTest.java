package org.postampel.oauth.internal.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postampel.core.contribution.ContributedFile;
import org.postampel.oauth.ClientRegistration;
import org.postampel.oauth.ClientRegistrations;

class RegistrationLoaderTest {

  private static final String CLIENT = "99999999-8888-7777-6666-555555555555";

  @TempDir Path folder;

  @Test
  void aRegistrationIsReadAndFoundByItsProvider() throws IOException {
    List<ClientRegistration> found =
        RegistrationLoader.load(
            List.of(file("provider = microsoft365\nclient-id = " + CLIENT + "\n")));

    assertThat(new ClientRegistrations(found).find("microsoft365"))
        .contains(new ClientRegistration("microsoft365", CLIENT, "", ""));
    assertThat(new ClientRegistrations(found).find("gmail")).isEmpty();
  }

  @Test
  void aRegistrationWithASecretIsRefusedAndTheOthersWork() throws IOException {
    List<ClientRegistration> found =
        RegistrationLoader.load(
            List.of(
                file("provider = gmail\nclient-id = erp\nclient-secret = geheim-1\n"),
                file("provider = microsoft365\nclient-id = " + CLIENT + "\ntenant = common\n")));

    assertThat(found).containsExactly(new ClientRegistration("microsoft365", CLIENT, "common", ""));
  }

  @Test
  void whatIsIncompleteUnknownOrNotUtf8IsSwitchedOff() throws IOException {
    Path latin = Files.write(folder.resolve("latin.properties"), new byte[] {(byte) 0xFC});

    assertThat(
            RegistrationLoader.load(
                List.of(
                    file("provider = microsoft365\n"),
                    file("provider = gmail\nclient-id = erp\ncolour = green\n"),
                    new ContributedFile("test", latin.toUri().toURL()),
                    new ContributedFile("test", folder.resolve("gone").toUri().toURL()))))
        .isEmpty();
  }

  @Test
  void withoutAVendorThereIsNone() {
    assertThat(ClientRegistrations.load().find("microsoft365")).isEmpty();
  }

  private ContributedFile file(String text) throws IOException {
    Path file = Files.writeString(Files.createTempFile(folder, "one", ".properties"), text);
    return new ContributedFile("test", file.toUri().toURL());
  }
}
