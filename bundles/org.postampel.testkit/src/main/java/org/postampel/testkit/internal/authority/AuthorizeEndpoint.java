package org.postampel.testkit.internal.authority;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.postampel.testkit.internal.directory.Client;
import org.postampel.testkit.internal.directory.Directory;
import org.postampel.testkit.internal.directory.Person;
import org.postampel.testkit.internal.directory.Resource;
import org.postampel.testkit.internal.directory.ScopeRequest;

/** The pages between {@code /authorize} and the answer: pick an account, consent, go back. */
final class AuthorizeEndpoint {
  static final String PICK = "/demo/sign-in";
  static final String CONSENT = "/demo/consent";

  private final Directory directory;
  private final ClientCheck clients;
  private final Grants grants;
  private final ErrorText errors;
  private final TokenIssuer issuer;
  private final PendingSignIns pending = new PendingSignIns();

  AuthorizeEndpoint(Directory directory, Grants grants, TokenIssuer issuer, ErrorText errors) {
    this.directory = directory;
    this.clients = new ClientCheck(directory);
    this.grants = grants;
    this.issuer = issuer;
    this.errors = errors;
  }

  /** Answers the application's request: with the account picker, an error page or an answer. */
  Response begin(String tenant, Request request) throws Refusal {
    String id = request.need("client_id");
    clients.tenant(tenant, id);
    Client client = clients.known(id);
    String redirect = request.need("redirect_uri");
    if (!client.allowsRedirect(redirect)) {
      throw new Refusal(EntraError.redirectNotRegistered(redirect, id));
    }
    PendingSignIn bare =
        new PendingSignIn(
            client,
            redirect,
            request.get("response_mode").filter("form_post"::equals).isPresent(),
            request.get("state"),
            new ScopeRequest.Understood(Set.of(), Optional.empty(), Set.of()),
            Optional.empty(),
            request.get("nonce"),
            request.get("login_hint"),
            request.get("prompt"),
            Optional.empty());
    try {
      PendingSignIn signIn = checked(bare, request);
      String key = pending.add(signIn);
      return Response.page(
          200,
          new Pages(request.language())
              .pickAccount(
                  PICK,
                  key,
                  client,
                  directory.people().stream()
                      .filter(person -> person.kind() != Person.Kind.SHARED_MAILBOX)
                      .toList(),
                  signIn.hint()));
    } catch (Refusal e) {
      return answer(bare, errors.parameters(e.error()), request);
    }
  }

  private PendingSignIn checked(PendingSignIn bare, Request request) throws Refusal {
    if (!request.need("response_type").equals("code")) {
      throw new Refusal(
          EntraError.of(
              700051, "unsupported_response_type", "Only the response_type 'code' is enabled."));
    }
    ScopeRequest.Understood scope = TokenEndpoint.understood(request.need("scope"));
    Resource.Api api = scope.resource().orElse(Resource.GRAPH).api();
    if (!directory.registered(bare.client(), api).containsAll(scope.names())) {
      throw new Refusal(EntraError.notRegistered(bare.client().id().toString()));
    }
    Optional<String> challenge = request.get("code_challenge");
    boolean s256 = request.get("code_challenge_method").filter("S256"::equals).isPresent();
    if (challenge.isPresent() != s256 || challenge.isEmpty() && bare.client().isPublic()) {
      throw new Refusal(EntraError.challengeNeeded());
    }
    if (bare.prompt().filter("none"::equals).isPresent()) {
      throw new Refusal(EntraError.silentNotPossible());
    }
    return new PendingSignIn(
        bare.client(),
        bare.redirect(),
        bare.formPost(),
        bare.state(),
        scope,
        challenge,
        bare.nonce(),
        bare.hint(),
        bare.prompt(),
        Optional.empty());
  }

  /** Answers the account picker. */
  Response picked(Request request) throws Refusal {
    String key = request.need("pending");
    Optional<PendingSignIn> found = pending.find(key);
    if (found.isEmpty()) {
      return Response.page(400, new Pages(request.language()).message("gone"));
    }
    PendingSignIn signIn = found.get();
    if (request.get("cancel").isPresent()) {
      pending.remove(key);
      Map<String, String> refused = errors.parameters(EntraError.consentDeclined());
      refused.put("error_subcode", "cancel");
      return answer(signIn, refused, request);
    }
    String account = request.need("account");
    Person person =
        directory
            .person(account)
            .orElseThrow(() -> new Refusal(EntraError.accountUnknown(account)));
    if (directory.isBlocked(person)) {
      throw new Refusal(EntraError.accountBlocked());
    }
    Set<String> missing = missingConsent(signIn, person);
    boolean asked = signIn.prompt().filter("consent"::equals).isPresent();
    if (missing.isEmpty() && !asked) {
      pending.remove(key);
      return success(signIn, person, request);
    }
    pending.replace(key, signIn.by(person));
    Pages pages = new Pages(request.language());
    if (!missing.isEmpty() && person.kind() == Person.Kind.MEMBER_WITHOUT_CONSENT) {
      String sentence = errors.sentence(EntraError.administratorNeeded(signIn.client().name()));
      return Response.page(200, pages.administratorNeeded(CONSENT, key, signIn.client(), sentence));
    }
    return Response.page(200, pages.consent(CONSENT, key, signIn.client(), person, wanted(signIn)));
  }

  /** Answers the consent page. */
  Response decided(Request request) throws Refusal {
    String key = request.need("pending");
    Optional<PendingSignIn> found = pending.find(key).filter(one -> one.person().isPresent());
    if (found.isEmpty()) {
      return Response.page(400, new Pages(request.language()).message("gone"));
    }
    PendingSignIn signIn = found.get();
    Person person = signIn.person().orElseThrow();
    pending.remove(key);
    boolean mayConsent =
        person.kind() != Person.Kind.MEMBER_WITHOUT_CONSENT
            || missingConsent(signIn, person).isEmpty();
    if (!mayConsent) {
      return answer(
          signIn,
          errors.parameters(EntraError.administratorNeeded(signIn.client().name())),
          request);
    }
    if (!request.need("decision").equals("accept")) {
      return answer(signIn, errors.parameters(EntraError.consentDeclined()), request);
    }
    Resource.Api api = signIn.scope().resource().orElse(Resource.GRAPH).api();
    directory.consent(signIn.client(), person, api, wanted(signIn));
    return success(signIn, person, request);
  }

  private Response success(PendingSignIn signIn, Person person, Request request) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put(
        "code",
        grants.newCode(
            signIn.client(),
            person,
            signIn.redirect(),
            signIn.scope(),
            signIn.challenge(),
            signIn.nonce()));
    parameters.put("client_info", issuer.clientInfo(person));
    parameters.put("session_state", UUID.randomUUID().toString());
    return answer(signIn, parameters, request);
  }

  private Set<String> wanted(PendingSignIn signIn) {
    Resource.Api api = signIn.scope().resource().orElse(Resource.GRAPH).api();
    return signIn.scope().isDefault()
        ? directory.registered(signIn.client(), api)
        : signIn.scope().names();
  }

  private Set<String> missingConsent(PendingSignIn signIn, Person person) {
    Resource.Api api = signIn.scope().resource().orElse(Resource.GRAPH).api();
    Set<String> missing = new HashSet<>(wanted(signIn));
    missing.removeAll(directory.consented(signIn.client(), person, api));
    return missing;
  }

  private static Response answer(
      PendingSignIn signIn, Map<String, String> answer, Request request) {
    Map<String, String> parameters = new LinkedHashMap<>(answer);
    signIn.state().ifPresent(state -> parameters.put("state", state));
    if (signIn.formPost()) {
      return Response.page(
          200, new Pages(request.language()).answer(signIn.redirect(), parameters));
    }
    return Response.redirect(withQuery(signIn.redirect(), parameters));
  }

  static String withQuery(String address, Map<String, String> parameters) {
    return address
        + (address.contains("?") ? "&" : "?")
        + parameters.entrySet().stream()
            .map(one -> encode(one.getKey()) + "=" + encode(one.getValue()))
            .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
