/** An Akoma Ntoso document as the United Nations mark theirs up, invented for the tests. */

/** What varies between the documents of a test. */
export interface SampleOptions {
  readonly symbol?: string
  readonly language?: string
  readonly preamble?: string
  readonly body?: string
  readonly after?: string
}

const preamble = `
  <formula name="enactingFormula"><p><span class="italic">The General Assembly</span>,</p></formula>
  <container name="Recalling"><p>	<span class="italic">Recalling</span> its resolution <a href="https://undocs.org/en/A/RES/61/180">61/180</a> of 20 December 2006,</p></container>
  <container name="Having considered"><p>	<span class="italic">Having considered</span> the report of the Secretary-General<authorialNote marker="2"><p><a href="https://undocs.org/en/A/69/999">A/69/999</a>.</p></authorialNote> on self\u2011government,</p></container>
  <container name="and"><p>and taking it further,</p></container>
  <container name="Guided"><p><span class="italic">Guided</span> by:</p><blockList><item><num>(a)</num><p>Peace;</p></item><item><num>(b)</num><p>Security,</p></item></blockList></container>`

const body = `
  <paragraph><subheading><span class="bold">Measures</span></subheading><num>1.</num><content><p>	<span class="italic">Requests</span> the Secretary-General to report to the General Assembly at its seventieth session;</p></content></paragraph>
  <paragraph><num>2.</num><list><intro><p><span class="italic">Urges</span> Member States:</p></intro>
    <point><num>(a)</num><content><p>To cooperate;</p></content></point>
    <sublist><point><num>(i)</num><content><p>Widely;</p></content></point><point><num>(ii)</num><content><p>Soon;</p></content></point></sublist>
    <point><num>(b)</num><content><p>To report.<authorialNote marker="3"><p>See resolution <a href="https://undocs.org/en/A/RES/55/25">55/25</a>, annex I.</p></authorialNote></p></content></point></list></paragraph>
  <paragraph><num>3.</num><content><p> </p></content></paragraph>
  <paragraph><content><p><span class="italic">Decides</span> to remain seized of the matter.</p></content></paragraph>`

const conclusions = `<conclusions><p><inline name="adoptionMeeting" title="52nd">52nd plenary meeting</inline><eol/><docDate date="2014-12-12" refersTo="#adoptionDate">12 December 2014</docDate></p></conclusions>`

/** The XML of one document. */
export function sampleXml(options: SampleOptions = {}): string {
  const { symbol = 'A/RES/69/500', language = 'eng' } = options
  return `<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:akn4un="http://un.org/akn4un">
<!-- invented -->
<statement name="resolution"><meta>
  <identification source="#x"><FRBRWork><FRBRdate date="2014-12-12" name="adoption"/></FRBRWork>
    <FRBRExpression><FRBRdate date="2015-01-20" name="publication"/><FRBRlanguage language="${language}"/></FRBRExpression></identification>
  <classification source="http://metadata.un.org/sdg"><keyword value="16" href="http://metadata.un.org/sdg/16" dictionary="SDGO"/></classification>
  <classification source="DHLAUTH">
    <keyword value="TRAFFICKING IN PERSONS" href="http://metadata.un.org/thesaurus/1006622" dictionary="UNBIS Thesaurus"/>
    <keyword value="HUMAN RIGHTS" dictionary="UNBIS Thesaurus"/>
    <keyword refersTo="agenda" value="62" dictionary="A/69/251"/></classification>
  <workflow source="#un"><step outcome="draftResolution" as="A/69/L.9" by="Bosnia and Herzegovina, Iran (Islamic Republic of) and Oman"/>
    <step outcome="draftResolutionAdditionalSponsors" by="Fiji"/></workflow>
  <analysis source="#un"><parliamentary><voting><count value="120" refersTo="#inFavour"><akn4un:voters/></count><count value="3" refersTo="#against"/><count value="0" refersTo="#abstaining"/></voting></parliamentary></analysis>
</meta>
<coverPage><p><docNumber refersTo="#symbol">${symbol}</docNumber></p><p><docAuthority refersTo="#issuingBody">General Assembly</docAuthority></p>
  <p><docDate date="2015-01-20" refersTo="#dateOfIssuance">20 January 2015</docDate></p><p><session value="69">Sixty-ninth session</session></p>
  <p><inline name="agenda item">Agenda items 26 (b) and 105</inline></p>
  <p><docProponent>[on the report of the Third Committee (<inline name="originating document">A/69/489, para. 8</inline>)]</docProponent></p></coverPage>
<preface><p><docNumber>69/500.</docNumber> <docTitle refersTo="#resolutionTitle"><span class="bold">Improving the tests</span></docTitle></p></preface>
<preamble>${options.preamble ?? preamble}</preamble>
<mainBody>${options.body ?? body}</mainBody>
${conclusions}${options.after ?? ''}
</statement></akomaNtoso>`
}
