package org.postampel.oauth.internal;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.postampel.testkit.demo.DemoTenant;

/** A bare request to the demo authority's token endpoint. */
final class TokenPost {

  private TokenPost() {}

  static Map<String, Object> to(DemoTenant tenant, Map<String, String> fields) throws Exception {
    String form =
        fields.entrySet().stream()
            .map(
                one ->
                    one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    URI endpoint = URI.create(tenant.authority() + "/" + tenant.tenantId() + "/oauth2/v2.0/token");
    HttpResponse<String> answer =
        HttpClient.newBuilder()
            .sslContext(tenant.certificateAuthority().clientContext())
            .build()
            .send(
                HttpRequest.newBuilder(endpoint)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    return JSONObjectUtils.parse(answer.body());
  }
}
