"""A reader leaves no trace: walked in a real browser over every published address."""

from playwright.sync_api import Browser


def test_no_page_calls_another_server_sets_a_cookie_or_breaks_the_policy(
    browser: Browser, base_url, addresses
):
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    foreign, complaints = set(), []
    page.on("request", lambda request: request.url.startswith(base_url) or foreign.add(request.url))
    page.on(
        "console", lambda message: message.type == "error" and complaints.append((page.url, message.text))
    )
    page.on("pageerror", lambda error: complaints.append((page.url, str(error))))
    page.add_init_script(
        "addEventListener('securitypolicyviolation', e => console.error('policy', e.violatedDirective, e.blockedURI))"
    )
    for address in addresses:
        page.goto(address)
    keys = page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage)]")
    workers = page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)")
    cookies = context.cookies()
    context.close()
    assert len(addresses) > 100
    assert foreign == set()
    assert complaints == []
    assert cookies == []
    assert keys == [[], []]
    assert workers == 0


# Everything of ours that a page names, without the part behind "#"; a srcset names several.
ADDRESSES = """() => [...document.querySelectorAll('a[href^="/"], img[src], link[href], source[srcset]')]
    .flatMap(e => e.srcset ? e.srcset.split(',').map(one => one.trim().split(' ')[0])
                           : [e.getAttribute('href') || e.getAttribute('src')])
    .map(address => new URL(address, location.href).href.split('#')[0])"""


def test_every_picture_link_and_anchor_leads_somewhere(browser: Browser, base_url, addresses):
    """Collect every address of our own on every page, then open each once."""
    context = browser.new_context(base_url=base_url, java_script_enabled=True)
    page = context.new_page()
    targets, broken_anchors = set(), []
    for address in addresses:
        page.goto(address)
        targets.update(page.evaluate(ADDRESSES))
        broken_anchors += page.evaluate(
            """() => [...document.querySelectorAll('a[href^="#"]')]
                .filter(a => !document.getElementById(a.getAttribute('href').slice(1)))
                .map(a => location.pathname + a.getAttribute('href'))"""
        )
    statuses = {
        target: context.request.get(target).status for target in targets if target.startswith(base_url)
    }
    context.close()
    assert broken_anchors == []
    assert {target: status for target, status in statuses.items() if status != 200} == {}
